package org.aumbry.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.data.DataFolder;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Role;
import org.aumbry.journal.JournalFilter;
import org.aumbry.journal.JournalCursor;
import org.aumbry.journal.JournalSearch;
import org.aumbry.journal.KeptValues;
import org.aumbry.journal.PastEntries;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.ProofProgram;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class RetentionTests {

    private static final String HOLDS = "/admin/journal/holds";

    private final ProofProgram proof = new ProofProgram();
    private final ObjectRef plan = new ObjectRef("document", UUID.randomUUID());
    private final ObjectRef other = new ObjectRef("document", UUID.randomUUID());
    private final Instant longAgo = Instant.now().minus(Duration.ofDays(1_200));

    @Autowired private World world;
    @Autowired private TenantScope scope;
    @Autowired private TransactionTemplate transaction;
    @Autowired private Sequencer sequencer;
    @Autowired private TreeWalk walk;
    @Autowired private Retention retention;
    @Autowired private RetentionProbe probe;
    @Autowired private KeptValues values;
    @Autowired private JournalSearch search;
    @Autowired private JdbcClient db;
    @Autowired private DataFolder data;
    @Autowired private ApplicationContext context;

    private Person ada;
    private Person ben;

    @BeforeEach
    void network() {
        var tag = UUID.randomUUID().toString();
        ada = world.network("Keep " + tag, "Ada Keep", "ada-" + tag + "@keep.example");
        ben = world.add(ada, "Ben Keep", "ben-" + tag + "@keep.example", Role.MEMBER);
    }

    @Test
    void valuesPastTheirTimeGoAndEveryProofStays() {
        var old = past(20, longAgo, plan);
        var younger = past(5, Instant.now().minus(Duration.ofDays(1_000)), plan);
        settle();
        var browser = world.browserOf(ada);
        var key = browser.get("/api/v1/log/key").body().strip();
        assertThat(proof.check(browser.get("/api/v1/log/bundle").bytes(), "--key", key).text())
                .contains("0 erased, 0 not shown");

        assertThat(in(retention::eraseSome)).as("more to do").isFalse();
        assertThat(in(retention::eraseSome)).isFalse();
        settle();

        var said = proof.check(browser.get("/api/v1/log/bundle").bytes(), "--key", key);
        assertThat(said.holds()).as(said.text()).isTrue();
        assertThat(said.text()).contains("20 erased, 0 not shown");
        var one = browser.get("/api/v1/log/entries/" + old.getFirst() + "/proof");
        assertThat(proof.check(one.bytes(), "--key", key).text())
                .contains("Its values were erased.", "Everything holds.").doesNotContain("number: 0");
        var kept = browser.get("/api/v1/log/entries/" + younger.getFirst() + "/proof");
        assertThat(proof.check(kept.bytes(), "--key", key).text()).contains("number: 0", "Everything holds.");
        assertThat(in(walk::walk).faults()).isEmpty();
        assertThat(browser.get("/admin/journal/export.jsonl?verb=journal.erase").body())
                .contains("\"entries\":\"20\"").hasLineCount(1);
        assertThat(browser.get("/admin/journal?verb=journal.erase").body()).contains("erased values of the journal");
        assertThat(browser.get("/admin/journal?address=203.0.113.9&object=" + plan.id()).body().split(
                "<code>document.open</code>", -1)).as("addresses of old entries are found no more").hasSize(6);
        assertThat(browser.get("/admin/journal").body()).contains("kept for 1,096 days", "Nothing is on hold.");
        assertThat(in(probe::look).holds()).isTrue();
    }

    @Test
    void whatIsOnHoldStaysUntilTheHoldIsLifted() {
        past(3, longAgo, plan);
        past(2, longAgo, other);
        past(4, longAgo.minus(Duration.ofDays(100)), other);
        var day = LocalDate.ofInstant(longAgo, ZoneOffset.UTC);
        var thing = hold("object", "/documents/" + plan.id(), "", "");
        var person = hold("person", "/admin/people/" + ben.id(), day.minusDays(2).toString(), "");
        var period = hold("period", "", day.minusDays(101).toString(), day.minusDays(99).toString());
        var all = hold("everything", "", "", "");
        assertThat(world.browserOf(ada).get("/admin/journal").body()).contains("4 holds keep some longer.");

        in(retention::eraseSome);
        assertThat(open()).as("everything is held").isEqualTo(9);
        lift(all);
        in(retention::eraseSome);
        assertThat(open()).as("thing, person and period are held").isEqualTo(9);
        lift(period);
        in(retention::eraseSome);
        assertThat(open()).as("the period's went").isEqualTo(5);
        lift(person);
        in(retention::eraseSome);
        assertThat(open()).as("the person's went").isEqualTo(3);
        assertThat(in(probe::look).observed()).contains("2 erasures looked at, 0 took other", "0 entries have values");
        lift(thing);
        in(retention::eraseSome);
        assertThat(open()).isZero();
        assertThat(world.browserOf(ada).get("/admin/journal/export.jsonl?verb=journal.lift-hold").body())
                .hasLineCount(4).contains("A dispute.");
    }

    @Test
    void onlyAuditorsOfTheNetworkSeeHoldsAndPlaceThem() {
        var hold = hold("everything", "", "", "");
        for (var stranger : List.of(ben, world.dee())) {
            var browser = world.browserOf(stranger);
            boolean administrator = stranger == world.dee();
            assertThat(browser.get(HOLDS).status()).isEqualTo(administrator ? 200 : 404);
            assertThat(browser.get(HOLDS).body()).doesNotContain("A dispute.");
            assertThat(browser.post(HOLDS + "/" + hold + "/lift").status()).isEqualTo(404);
        }
        assertThat(world.browserOf(ben).post(HOLDS, "scope", "everything", "reason", "Mine.").status()).isEqualTo(404);
        var browser = world.browserOf(ada);
        assertThat(browser.get(HOLDS).body()).contains("A dispute.", "Ada Keep");
        for (var wrong : List.of(
                new String[] {"scope", "person", "reason", "A"}, new String[] {"scope", "period", "reason", "A"},
                new String[] {"scope", "everything", "reason", " "}, new String[] {"scope", "x", "reason", "A"},
                new String[] {"scope", "period", "from", "2026-02-30", "reason", "A"},
                new String[] {"scope", "period", "from", "2026-02-03", "until", "2026-02-01", "reason", "A"})) {
            assertThat(browser.post(HOLDS, wrong).status()).as(String.join(" ", wrong)).isEqualTo(422);
        }
        assertThat(browser.get(HOLDS).body().split("A dispute.", -1)).hasSize(2);
        assertThatThrownBy(() -> world.as(ben, who -> retention.hold(
                who, new HoldWish(HoldWish.Scope.EVERYTHING, null, null, null, "Mine."))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theDatabaseLetsNothingYoungGoAndNothingElseChange() {
        past(2, Instant.now().minus(Duration.ofDays(80)), plan);
        past(2, Instant.now().minus(Duration.ofDays(100)), plan);

        in(() -> values.eraseSome(Instant.now().plus(Duration.ofDays(1))));

        assertThat(open()).isEqualTo(2);
        for (var sql : List.of(
                "update journal_entry set details_sealed = null", "update journal_entry set erased_by = null",
                "delete from journal_hold", "insert into journal_keeping (erased_before) values (now())")) {
            assertThatThrownBy(() -> in(() -> db.sql(sql).update())).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void valuesThatWentWithoutAnErasureAreFoundAndSoAreThoseThatOneDidNotTake() throws Exception {
        past(4, longAgo, plan);
        hold("object", other.id().toString(), "", "");
        var held = past(1, longAgo, other).getFirst();
        settle();
        in(retention::eraseSome);
        assertThat(in(probe::look).holds()).isTrue();

        try (var superuser = new Superuser(data.path(), in(() ->
                db.sql("select current_schema()").query(String.class).single()))) {
            erase(superuser, held, "gen_random_uuid()");
            assertThat(in(walk::walk).faults()).singleElement()
                    .satisfies(fault -> assertThat(fault.kind()).isEqualTo(TreeCheck.Kind.DAMAGED));
            erase(superuser, held, "(select max(erased_by::text)::uuid from journal_entry where object_id <> '"
                    + other.id() + "')");
            var look = in(probe::look);
            assertThat(look.holds()).as(look.observed()).isFalse();
        }
    }

    @Test
    void theProbeSeesValuesThatShouldBeGone() {
        assertThat(new RetentionProbe(List::of, erasure -> true, () -> 0).look().holds()).isTrue();
        assertThat(new RetentionProbe(List::of, erasure -> true, () -> 1).look().holds()).isFalse();
        past(1, longAgo, plan);
        assertThat(in(probe::look).holds()).as("nobody erased it").isFalse();
    }

    private static void erase(Superuser superuser, UUID entry, String by) throws SQLException {
        superuser.run("update journal_entry set details_sealed = null, erased_by = " + by + " where id = '"
                + entry + "'");
    }

    private List<UUID> past(int count, Instant at, ObjectRef object) {
        var entries = new ArrayList<UUID>();
        in(() -> {
            for (int i = 0; i < count; i++) {
                entries.add(new PastEntries(context).add(
                        ben.principal(), at, object, Map.of("number", "" + i, "address", "203.0.113.9")));
            }
            return true;
        });
        return entries;
    }

    @Test
    void aHoldCanBeLiftedHoweverManyCameAfterIt() {
        var first = in(() -> hold(new KeptValues.Hold(
                UUID.randomUUID(), null, plan.id(), null, null, "The first.", ada.id(), longAgo)));
        for (int i = 0; i < 200; i++) {
            in(() -> hold(new KeptValues.Hold(
                    UUID.randomUUID(), null, other.id(), null, null, "Later.", ada.id(), Instant.now())));
        }
        assertThat(in(values::holds)).as("the newest").hasSize(200).noneMatch(each -> each.id().equals(first));
        lift(first.toString());
    }

    private UUID hold(KeptValues.Hold hold) {
        values.hold(hold);
        return hold.id();
    }

    /** Places a hold on the page and gives its id. */
    private String hold(String what, String subject, String from, String until) {
        var browser = world.browserOf(ada);
        var before = browser.get(HOLDS).body();
        var answer = browser.post(
                HOLDS, "scope", what, "subject", subject, "from", from, "until", until, "reason", "A dispute.");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        var ids = java.util.regex.Pattern.compile(HOLDS + "/([0-9a-f-]{36})/lift").matcher(browser.get(HOLDS).body());
        return ids.results().map(found -> found.group(1)).filter(id -> !before.contains(id)).findFirst().orElseThrow();
    }

    private void lift(String id) {
        assertThat(world.browserOf(ada).post(HOLDS + "/" + id + "/lift").status()).isEqualTo(303);
    }

    /** How many of the entries about things still have their values. */
    private long open() {
        return in(() -> search.page(JournalFilter.all().by(ben.principal().user().value()), JournalCursor.newest(), 50))
                .entries().stream()
                .filter(entry -> entry.verb().equals("document.open") && entry.details().containsKey("number"))
                .count();
    }

    private <T> T in(Supplier<T> work) {
        return scope.call(ada.tenant(), () -> transaction.execute(open -> work.get()));
    }

    private void settle() {
        while (scope.call(ada.tenant(), sequencer::place) != 0) {
            Thread.onSpinWait();
        }
    }
}
