package org.aumbry.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.identity.Devices;
import org.aumbry.identity.Role;
import org.aumbry.identity.Wishes;
import org.aumbry.journal.PastEntries;
import org.aumbry.kernel.Keeping;
import org.aumbry.kernel.Probe;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.Networks;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.aumbry.web.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class PrivacyWebTests {

    private static final String ADMIN = "/admin/privacy";
    private static final String API = "/api/v1/privacy";

    @Autowired World world;
    @Autowired Inventory inventory;
    @Autowired Practices practices;
    @Autowired Networks networks;
    @Autowired NetworkPolicy policy;
    @Autowired Devices devices;
    @Autowired Wishes wishes;
    @Autowired UseFigures figures;
    @Autowired Messages messages;
    @Autowired List<Probe> probes;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationContext context;

    private Person owner;
    private Person bo;
    private String slug;

    @BeforeEach
    void aNetworkOfItsOwn() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        owner = world.network("Notice " + tag, "Ana Notice", "ana-" + tag + "@notice.example");
        bo = world.add(owner, "Bo Notice", "bo-" + tag + "@notice.example", Role.MEMBER);
        slug = world.in(owner.tenant(), () -> networks.current().slug());
    }

    @Test
    void everyTableAboutPeopleInTheSchemaHasAPurposeAndNothingElseHas() {
        var tables = world.in(owner.tenant(), inventory::tables);

        assertThat(tables).filteredOn(table -> table.entry() == null).as("write them down in privacy/tables.tsv")
                .extracting(PersonalTable::fullName).isEmpty();
        assertThat(inventory.superfluous(tables)).isEmpty();
        assertThat(tables).filteredOn(PersonalTable::marked).hasSizeGreaterThan(60);
        assertThat(tables).filteredOn(table -> table.name().equals("session")).singleElement()
                .satisfies(table -> assertThat(table.keepings()).extracting(Keeping::id)
                        .containsExactly("identity.sessions"));
    }

    @Test
    void everyTimeAndRecipientHasWordsAndATableThatIsThere() {
        var keepings = world.in(owner.tenant(), practices::keepings);
        var names = world.in(owner.tenant(), inventory::tables).stream().map(PersonalTable::name).toList();

        assertThat(keepings).hasSizeGreaterThan(13).allSatisfy(keeping -> {
            assertThat(messages.has("privacy.kept." + keeping.id())).as(keeping.id()).isTrue();
            assertThat(keeping.time()).isPositive();
            assertThat(keeping.tables()).allMatch(table ->
                    table.equals(Keeping.HISTORY) || table.equals("blob") || names.contains(table));
        });
        assertThat(world.in(owner.tenant(), practices::disclosures)).hasSizeGreaterThan(5).allSatisfy(
                each -> assertThat(messages.has("privacy.recipient." + each.id())).as(each.id()).isTrue());
        var words = Stream.of(
                        Stream.of(Purpose.values()).map(each -> "purpose." + each.word()),
                        Stream.of(Whose.values()).map(each -> "whose." + each.word()),
                        Stream.of(Life.values()).map(each -> "life." + each.word()),
                        Stream.of(Sight.values()).map(each -> "sight." + each.word()),
                        Stream.of(Field.Form.values()).map(each -> "form." + each.word()))
                .flatMap(each -> each)
                .toList();
        assertThat(words).allMatch(each -> messages.has("privacy." + each));
    }

    /** Whoever guesses short names learns nothing before a network has published: answers are alike byte for byte. */
    @Test
    void aNetworkThatHasPublishedNothingIsForStrangersAsIfItWereNotThere() {
        var nobody = "nobody-" + slug;
        for (var path : List.of(
                "/privacy/%s", "/privacy/%s/versions/1", "/privacy?network=%s", API + "/networks/%s",
                API + "/networks/%s/versions/1")) {
            var here = world.browser().get(path.formatted(slug));
            var unknown = world.browser().get(path.formatted(nobody));
            assertThat(here.status()).as(path).isEqualTo(unknown.status()).isIn(404, 422);
            assertThat(bare(here.body(), slug)).as(path).isEqualTo(bare(unknown.body(), nobody));
            assertThat(world.browserOf(world.dee()).get(path.formatted(slug)).body()).doesNotContain("of Notice");
        }
        var everybodys = world.browser().get("/privacy");
        assertThat(everybodys.body()).contains("What is stored about you", "The notice of your network");
        assertThat(world.browser().with("Accept-Language", "fr").get("/privacy").body())
                .contains("Ce qui est conservé", "L’avis de votre réseau");
        assertThat(world.signIn(bo).get("/privacy").body()).contains("Who is responsible", "30 days");
        assertThat(world.signIn(owner).get(ADMIN).body()).contains("until you publish a version");
        look("privacy.notice");
    }

    @Test
    void strangersReadWhatANetworkHasPublishedWithTheFactsOfTheProgram() {
        publish(world.signIn(owner), "# Who is responsible\nWe are.", "");
        var page = world.browser().get("/privacy/" + slug);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Who is responsible", "Sign-ins, after they ended", "30 days");
        var french = world.browser().with("Accept-Language", "fr").get("/privacy/" + slug);
        assertThat(french.body()).contains("Who is responsible", "30 jours");
        var json = world.browser().get(API + "/networks/" + slug);
        assertThat(json.status()).isEqualTo(200);
        assertThat(json.body()).contains("\"version\":1", "\"id\":\"documents.trash\",\"period\":\"P30D\"",
                "\"id\":\"links.holders\",\"inUse\":false", "\"purpose\":\"figures\"");
        assertThat(world.browser().get("/privacy?network=" + slug).location()).isEqualTo("/privacy/" + slug);
        assertThat(world.browser().get("/sign-in/" + slug).body()).contains("/privacy?network=" + slug);
        assertThat(world.browser().get("/sign-in").body()).contains("href=\"/privacy\"");
        assertThat(world.browser().get("/privacy?network=nobody-has-this").status()).isEqualTo(422);
        assertThat(world.browser().get(API).status()).isEqualTo(401);
        assertThat(world.browser().get("/privacy/versions/1").location()).startsWith("/sign-in");
    }

    @Test
    void administratorsPublishVersionsAndEarlierOnesStayReadable() {
        var ana = world.signIn(owner);
        assertThat(ana.post(ADMIN, "contact", "x").status()).as("no wording").isEqualTo(422);
        publish(ana, "# Ours\nWe keep little.\n- one\n- two", "privacy@notice.example");
        publish(ana, "# Ours\nWe keep less.", "Bo, room 4");

        var page = world.browser().get("/privacy/" + slug).body();
        assertThat(page).contains("We keep less.", "Bo, room 4", "Version 2, published")
                .doesNotContain("We keep little.");
        var first = world.browser().get("/privacy/" + slug + "/versions/1").body();
        assertThat(first).contains("We keep little.", "<li>one</li>", "This is an earlier version");
        assertThat(world.browser().get("/privacy/" + slug + "/versions/3").status()).isEqualTo(404);
        var member = world.signIn(bo);
        assertThat(member.get("/privacy").body()).contains("We keep less.");
        assertThat(member.get("/privacy/versions/1").body()).contains("We keep little.");
        assertThat(member.get(API + "/versions/1").body()).contains("We keep little.", "\"versions\":[2,1]");
        assertThat(ana.get(ADMIN).body()).contains("Ana Notice", "/privacy/" + slug);
        assertThat(ana.get("/admin/journal?verb=privacy.publish").body()).contains("privacy.publish");
        assertThat(db("select count(*) from privacy_notice where version in (1, 2)")).isEqualTo(2);
        look("privacy.notice");
    }

    @Test
    void whatIsNotForAPersonIsAsIfItWereNotThere() {
        var member = world.signIn(bo);
        var dee = world.browserOf(world.dee());
        publish(world.signIn(owner), "Only ours.", "");
        for (var path : List.of(
                ADMIN, ADMIN + "/inventory", ADMIN + "/inventory.csv", ADMIN + "/inventory.json", ADMIN + "/record",
                ADMIN + "/record.csv", ADMIN + "/record.json", ADMIN + "/figures")) {
            assertThat(member.get(path).status()).as(path).isEqualTo(404);
            assertThat(dee.get(path).body()).as(path).doesNotContain("Only ours.", slug);
        }
        assertThat(member.post(ADMIN, "text_en", "Mine.").status()).isEqualTo(404);
        assertThat(dee.get("/privacy").body()).doesNotContain("Only ours.");
        set(PolicyOption.NOTICE_PUBLIC, "off");
        for (var path : List.of("/privacy/", API + "/networks/")) {
            var closed = world.browser().get(path + slug);
            var unknown = world.browser().get(path + "nobody-" + slug);
            assertThat(closed.status()).isEqualTo(404);
            assertThat(bare(closed.body(), slug)).isEqualTo(bare(unknown.body(), "nobody-" + slug));
            assertThat(dee.get(path + slug).status()).isEqualTo(404);
        }
        assertThat(member.get("/privacy").body()).contains("Only ours.");
        look("privacy.notice");
    }

    @Test
    void theJobFollowsWhatTheNoticeTellsAndBothFollowThePolicy() {
        world.signIn(bo);
        var rest = "update device set last_seen_at = now() - interval '10 days', first_seen_at = now() -"
                + " interval '11 days'";
        transact(rest);
        long before = db("select count(*) from device");
        publish(world.signIn(owner), "We keep little.", "");
        transact(rest);
        assertThat(told()).contains(
                "\"id\":\"identity.devices\",\"period\":\"P90D\",\"setBy\":\"device-stale-days\"");
        world.in(owner.tenant(), devices::forgetStale);
        assertThat(db("select count(*) from device")).as("90 days").isEqualTo(before + 1);

        set(PolicyOption.DEVICE_STALE_DAYS, "7");
        set(PolicyOption.PAST_DAYS, "10");
        set(PolicyOption.JOURNAL_DAYS, "100");

        assertThat(told()).contains("\"id\":\"identity.devices\",\"period\":\"P7D\"",
                "\"id\":\"timemachine.past\",\"period\":\"P11D\"",
                "\"id\":\"checkpoints.journal-values\",\"period\":\"P100D\"");
        world.in(owner.tenant(), devices::forgetStale);
        assertThat(db("select count(*) from device")).as("7 days").isZero();
        look("privacy.times");
        assertThat(world.signIn(owner).get(ADMIN).body())
                .contains("Devices, after they were last used: 90 days then, 7 days now");
    }

    @Test
    void theProbeOfTimesSeesRowsThatOutliveWhatIsTold() {
        world.signIn(bo);
        var seen = world.in(owner.tenant(), () -> transaction.execute(open -> {
            open.setRollbackOnly();
            db.sql("update session set last_seen_at = now() - interval '31 days', created_at = now() -"
                    + " interval '40 days'").update();
            var within = probe("privacy.times").look();
            db.sql("update session set last_seen_at = now() - interval '33 days'").update();
            return List.of(within, probe("privacy.times").look());
        }));
        assertThat(seen.getFirst().holds()).as(seen.getFirst().observed()).isTrue();
        assertThat(seen.getLast().holds()).isFalse();
        assertThat(seen.getLast().observed()).matches(".*identity.sessions is over for [1-9][0-9]* rows.*");
    }

    @Test
    void theInventoryAndTheRecordAreTakenAlongAndStandInTheJournal() {
        var ana = world.signIn(owner);
        assertThat(ana.get(ADMIN + "/inventory").body()).contains("tenant.session", "address_sealed", "encrypted");
        var csv = ana.get(ADMIN + "/inventory.csv");
        assertThat(csv.header("content-type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).contains("\"tenant.session\",\"address_sealed\",\"bytea\",\"identity\",\"sign-in\"",
                "\"identity.sessions=P30D\",\"sealed\",\"administrators\"");
        assertThat(ana.get(ADMIN + "/inventory.json").body()).contains("\"table\":\"tenant.user_account\"");
        assertThat(ana.get(ADMIN + "/record").body()).contains("identity.ForgettingJob.forget", "mail.Postman");
        var record = ana.get(ADMIN + "/record.json").body();
        assertThat(record).contains("\"purpose\":\"sign-in\"", "\"name\":\"documents.SweepJob.run\"",
                "\"carriesOut\":[\"documents.deleted-spaces\"", "\"withoutPurpose\":[]");
        assertThat(ana.get(ADMIN + "/record.csv").body()).contains("\"job\",\"checkpoints.RetentionJob.erase\"");
        assertThat(ana.get("/admin/journal?verb=privacy.export-record").body()).contains("privacy.export-record");
        look("privacy.inventory");
        look("privacy.record");
    }

    @Test
    void figuresAreOffAndThenOfEnoughPeopleOnly() {
        var people = new ArrayList<>(List.of(owner, bo));
        for (int i = 0; i < 4; i++) {
            people.add(world.add(owner, "Person " + i, "p" + i + "-" + slug + "@notice.example", Role.MEMBER));
        }
        var lastWeek = Instant.now().minus(Duration.ofDays(7));
        transactAs(() -> {
            var past = new PastEntries(context);
            people.forEach(person -> past.act(person.principal(), lastWeek, "search"));
            for (int i = 0; i < 25; i++) {
                past.act(people.get(i % 4).principal(), lastWeek, "document.open");
            }
        });
        var ana = world.signIn(owner);
        assertThat(ana.get(ADMIN + "/figures").body()).contains("Figures are off").doesNotContain("or more, by");
        look("privacy.figures");

        set(PolicyOption.USAGE_FIGURES, "on");

        var told = world.in(owner.tenant(), figures::told);
        assertThat(told.weeks()).hasSize(8);
        var week = told.weeks().stream().filter(each -> each.active() > 0).findFirst().orElseThrow();
        assertThat(week.active()).as("6 people").isEqualTo(5);
        assertThat(week.searchers()).isEqualTo(5);
        assertThat(week.searches()).as("6, rounded down").isZero();
        assertThat(week.readers()).as("4 people read").isZero();
        assertThat(week.documents()).as("of 4 people").isZero();
        assertThat(ana.get(ADMIN + "/figures").body()).contains("5 or more", "Too few people");
        look("privacy.figures");
        for (var person : people.subList(0, 2)) {
            world.as(person, who -> {
                wishes.change(who, new Wishes.Wish(true, false, true, Wishes.Shown.ALL));
                return true;
            });
        }
        assertThat(world.in(owner.tenant(), figures::told).weeks()).as("4 of 6 want to be counted")
                .allMatch(each -> each.active() == 0);
    }

    @Test
    void theWordingsThatComeWithTheProgramAreWholeInEachLanguage() {
        var texts = new UsualNotice().texts();
        assertThat(texts.keySet()).containsExactlyInAnyOrder("en", "fr", "es");
        assertThat(texts.values()).extracting(text -> text.lines().filter(line -> line.startsWith("# ")).count())
                .containsOnly(6L);
        assertThat(texts.values()).extracting(text -> text.lines().filter(line -> line.startsWith("- ")).count())
                .containsOnly(11L);
    }

    private void publish(org.aumbry.testing.Browser browser, String text, String contact) {
        assertThat(browser.post(ADMIN, "text_en", text, "contact", contact).status()).isEqualTo(303);
    }

    private void look(String probe) {
        var result = world.in(owner.tenant(), probe(probe)::look);
        assertThat(result.holds()).as(result.observed()).isTrue();
    }

    private Probe probe(String id) {
        return probes.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private String told() {
        return world.browser().get(API + "/networks/" + slug).body();
    }

    private void set(PolicyOption option, String value) {
        world.as(owner, who -> {
            var chosen = new HashMap<>(policy.values().chosen());
            chosen.put(option, value);
            return policy.become(who, new PolicyValues(chosen, Set.of()));
        });
    }

    private long db(String sql) {
        return world.in(owner.tenant(), () -> transaction.execute(open -> db.sql(sql).query(Long.class).single()));
    }

    private void transact(String sql) {
        transactAs(() -> db.sql(sql).update());
    }

    private void transactAs(Runnable work) {
        world.in(owner.tenant(), () -> transaction.execute(open -> {
            work.run();
            return Map.of();
        }));
    }

    private static String bare(String body, String slug) {
        return body.replace(slug, "[slug]").replaceAll("[0-9a-f]{16}", "[request]").replaceAll(
                "(_csrf\" value|csrf\" content)=\"[^\"]*\"", "$1");
    }
}
