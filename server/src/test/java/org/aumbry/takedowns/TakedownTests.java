package org.aumbry.takedowns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.documents.Withholding;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.links.Links;
import org.aumbry.links.NewLink;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.operators.OperatorWork;
import org.aumbry.operators.Order;
import org.aumbry.operators.Orders;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.aumbry.timemachine.Copying;
import org.aumbry.timemachine.Restores;
import org.aumbry.timemachine.RunId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Taking one object down, and what readers, its owner and everybody else get to see of it. */
@AumbryTest
class TakedownTests {

    private static final String WORDS = "Quarrelsome heron manuscript";

    @Autowired
    World world;

    @Autowired
    Staff staff;

    @Autowired
    Spaces spaces;

    @Autowired
    Uploads uploads;

    @Autowired
    Links links;

    @Autowired
    NetworkPolicy policy;

    @Autowired
    Orders orders;

    @Autowired
    OperatorWork work;

    @Autowired
    Takedowns takedowns;

    @Autowired
    WithheldProbe probe;

    @Autowired
    NoticeProbe notices;

    @Autowired
    ReportsProbe reports;

    @Autowired
    Withholding withholding;

    @Autowired
    Restores restores;

    @Autowired
    Copying copying;

    @Autowired
    Folders folders;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private Person admin;
    private Person member;
    private Browser reader;
    private DocumentId document;
    private Staff.Member one;
    private Staff.Member two;

    @BeforeEach
    void aDocumentThatAMemberBroughtIn() {
        var tag = UUID.randomUUID();
        admin = world.network("Kept " + tag, "Ana Kept", "ana-" + tag + "@kept.example");
        member = world.add(admin, "Bo Kept", "bo-" + tag + "@kept.example", Role.MEMBER);
        reader = world.signIn(admin);
        document = world.as(member, who -> uploads.put(
                who, Place.in(spaces.publicDrive(who).id()), "Heron.txt", "",
                new ByteArrayInputStream(WORDS.getBytes(StandardCharsets.UTF_8))).document());
        one = staff.active("Uma");
        two = staff.active("Vic");
    }

    @Test
    void everyChannelSaysTheSameAndGivingItBackChangesNothing() {
        var link = link();
        var holder = world.browser();
        holder.post(link);
        var channels = List.of(
                "/documents/" + document, "/documents/" + document + "/download", "/documents/" + document + "/history",
                "/api/v1/documents/" + document);
        var before = reader.get("/documents/" + document + "/download").bytes();
        assertThat(new String(before, StandardCharsets.UTF_8)).isEqualTo(WORDS);
        takeDown();
        for (var channel : channels) {
            var answer = reader.get(channel);
            assertThat(answer.status()).as(channel).isEqualTo(451);
            assertThat(answer.body()).doesNotContain("heron", "Heron", "Notice 12");
        }
        var file = reader.request("/documents/" + document + "/download");
        var range = reader.send(file.header("Range", "bytes=0-3").GET());
        assertThat(range.status()).isEqualTo(451);
        assertThat(holder.get(link + "/document").status()).isEqualTo(451);
        assertThat(reader.get("/search?q=heron").body()).doesNotContain("Heron.txt", "Quarrelsome");
        assertThat(world.signIn(member).get("/documents/" + document).status()).as("its owner").isEqualTo(451);
        assertThat(world.browserOf(world.dee()).get("/documents/" + document).status())
                .as("who never saw it").isEqualTo(404);
        assertThat(world.in(admin.tenant(), probe::look).holds()).isTrue();

        var lift = orders.propose(two.onDuty(), wish(Order.Kind.LIFT, "Mistaken"));
        orders.confirm(one.onDuty(), lift.id());
        work.carryOut();
        assertThat(reader.get("/documents/" + document + "/download").bytes()).isEqualTo(before);
        assertThat(holder.get(link + "/document").status()).isEqualTo(200);
    }

    @Test
    void noJourneyIntoThePastGivesItBackOrTakesItAgain() {
        var place = world.as(member, who -> Place.in(spaces.publicDrive(who).id()));
        var before = now();
        takeDown();
        var kept = now();
        assertThat(status(reader)).isEqualTo(451);

        var whole = restore(org.aumbry.timemachine.Scope.of(admin.tenant()), before, true);
        assertThat(status(reader)).as("the network as it was").isEqualTo(451);
        assertThat(status(world.signIn(member))).isEqualTo(451);
        assertThat(world.in(admin.tenant(), probe::look).holds()).isTrue();
        undo(whole);
        assertThat(status(reader)).as("and that taken back").isEqualTo(451);
        world.as(member, who -> ended(who, restores.start(who, new org.aumbry.timemachine.Order(
                org.aumbry.timemachine.Scope.of(place.space()), before, Set.of(), false))));
        assertThat(status(reader)).as("its drive as it was").isEqualTo(451);
        var copies = world.as(member, who -> {
            var folder = copying.copy(who, new org.aumbry.timemachine.Order(
                    org.aumbry.timemachine.Scope.of(place.space()), before, Set.of(), false), place, "Copies");
            return folders.contents(who, folders.get(who, folder).inside()).documents();
        });
        assertThat(copies).as("copies of the past").isEmpty();
        assertThat(world.in(admin.tenant(), probe::look).holds()).isTrue();

        var lift = orders.propose(two.onDuty(), wish(Order.Kind.LIFT, "Mistaken"));
        orders.confirm(one.onDuty(), lift.id());
        work.carryOut();
        assertThat(status(reader)).isEqualTo(200);
        restore(org.aumbry.timemachine.Scope.of(admin.tenant()), kept, true);
        assertThat(status(reader)).as("as it was while it was kept").isEqualTo(200);
    }

    @Test
    void theProbeSeesWhatWasTakenDownAndCanBeRead() {
        var order = takeDown();
        assertThat(world.in(admin.tenant(), probe::look).holds()).isTrue();

        world.in(admin.tenant(), () -> withholding.release(document, order.id()));

        assertThat(status(reader)).isEqualTo(200);
        var look = world.in(admin.tenant(), probe::look);
        assertThat(look.holds()).as(look.observed()).isFalse();
    }

    @Test
    void theProbesOfNoticesAndReportsSeeWhatIsMissing() {
        takeDown();
        var look = world.in(admin.tenant(), notices::look);
        assertThat(look.holds()).as(look.observed()).isTrue();
        assertThat(look.observed()).startsWith("1 objects");
        var queue = world.in(admin.tenant(), reports::look);
        assertThat(queue.holds()).as(queue.observed()).isTrue();
        assertThat(reader.get("/admin/reports").body()).doesNotContain("A look at the queue.");

        world.in(admin.tenant(), () -> transaction.execute(open ->
                db.sql("delete from letter where about = 'takedowns.mail.taken'").update()));
        assertThat(world.in(admin.tenant(), notices::look).holds()).as("letters that never were").isFalse();
        for (var seen : List.of(
                new ReportsProbe.Seen(false, true, 0, 0), new ReportsProbe.Seen(true, false, 0, 0),
                new ReportsProbe.Seen(true, true, 2, 1))) {
            assertThat(new ReportsProbe(() -> seen).look().holds()).as(seen.toString()).isFalse();
        }
        var waits = new NoticeProbe.Told(Set.of(), Set.of(), Set.of(), 1);
        assertThat(new NoticeProbe(() -> List.of(waits)).look().holds()).as("letters that wait").isFalse();
    }

    @Test
    void administratorsHearByMailThatTheirNetworkWasSuspended() {
        for (var kind : List.of(Order.Kind.SUSPEND, Order.Kind.RESUME)) {
            var order = orders.propose(one.onDuty(), new Orders.Wish(
                    kind, admin.tenant(), null, Map.of("reason", "Unpaid since May")));
            orders.confirm(two.onDuty(), order.id());
            work.carryOut();
        }
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            work.tell();
            assertThat(reader.get("/admin/mail").body())
                    .contains("Your network was suspended", "Your network was resumed");
        });
    }

    @Test
    void whoBroughtItInIsToldWhyAndCanContest() {
        var order = takeDown();
        assertThat(reader.get("/admin/mail").body()).contains("An object was taken down");
        var page = "/takedowns/" + order.id();
        var owner = world.signIn(member);
        assertThat(owner.get(page).body()).contains("Notice 12", "Contest it");
        assertThat(owner.post(page + "/appeal", "words", "").status()).isEqualTo(422);
        assertThat(owner.post(page + "/appeal", "words", "It is my own work.").status()).isEqualTo(303);
        assertThat(reader.get("/admin/reports").body()).contains("Notice 12", "Contested");
        assertThat(one.browser().get("/operators/takedowns").body()).contains("It is my own work.", "Appeal");
        var tag = UUID.randomUUID();
        var other = world.signIn(world.add(admin, "Cy Kept", "cy-" + tag + "@kept.example", Role.MEMBER));
        for (var stranger : List.of(other, world.browserOf(world.dee()))) {
            assertThat(stranger.get(page).status()).isEqualTo(404);
            assertThat(stranger.post(page + "/appeal", "words", "Mine").status()).isEqualTo(404);
        }
        assertThat(other.get("/admin/reports").status()).isEqualTo(404);
        assertThat(world.browser().get("/transparency").body()).contains("Objects taken down", "Takedowns contested")
                .doesNotContain("Notice 12", "Uma", document.toString());
    }

    @Test
    void oneOperatorAloneTakesNothingDown() {
        var answer = one.browser().post("/operators/takedowns/takedown", Map.of(
                "network", admin.tenant().toString(), "document", "https://x.example/documents/" + document + "?page=2",
                "category", "copyright", "reason", "Notice 12"));
        assertThat(answer.status()).isEqualTo(303);
        work.carryOut();
        assertThat(reader.get("/documents/" + document).status()).isEqualTo(200);
        var order = orders.newest().getFirst();
        assertThatThrownBy(() -> orders.confirm(one.onDuty(), order.id())).isInstanceOf(Refusal.class);
        assertThat(one.browser().post("/operators/takedowns/takedown", Map.of(
                "network", "x", "document", "y", "category", "z", "reason", "")).status()).isEqualTo(422);
    }

    @Test
    void membersAndHoldersOfALinkReportAndOperatorsLearnNoWordOfIt() {
        var link = link();
        var path = "/report/" + document;
        assertThat(reader.get("/documents/" + document).body()).contains("href=\"" + path + "\"");
        assertThat(reader.post(path, "category", "spam", "text", "").status()).isEqualTo(422);
        assertThat(reader.post(path, "category", "spam", "text", "Sells herons.").status()).isEqualTo(303);
        var holder = world.browser();
        assertThat(holder.get(link + "/report").status()).isEqualTo(200);
        assertThat(holder.post(link + "/report", "category", "illegal", "text", "Stolen herons.").status())
                .isEqualTo(303);
        assertThat(reader.get("/admin/reports").body()).contains("Sells herons.", "Stolen herons.", "Ana Kept");
        assertThat(one.browser().get("/operators/takedowns").body())
                .contains("Report", document.toString()).doesNotContain("herons");
        assertThat(world.browserOf(world.dee()).get(path).status()).isEqualTo(404);
        assertThat(world.browserOf(world.dee()).post(path, "category", "spam", "text", "x").status()).isEqualTo(404);
        var id = reader.get("/admin/reports").find("/admin/reports/([0-9a-f-]{36})/close");
        assertThat(world.signIn(member).post("/admin/reports/" + id + "/close").status()).isEqualTo(404);
        assertThat(reader.post("/admin/reports/" + id + "/close").status()).isEqualTo(303);
    }

    private int status(Browser browser) {
        return browser.get("/documents/" + document).status();
    }

    /** A moment between what was done and what is done next, by the clock of the database. */
    private Instant now() {
        return world.in(admin.tenant(), () -> transaction.execute(open ->
                db.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant()));
    }

    private RunId restore(org.aumbry.timemachine.Scope what, Instant at, boolean newer) {
        return world.as(admin, who -> ended(who, restores.start(
                who, new org.aumbry.timemachine.Order(what, at, Set.of(), newer))));
    }

    private void undo(RunId run) {
        world.as(admin, who -> ended(who, restores.undo(who, run)));
    }

    private RunId ended(Principal who, RunId id) {
        while (!restores.get(who, id).ended()) {
            Thread.onSpinWait();
        }
        assertThat(restores.get(who, id).result()).as("the restore was done").isNotNull();
        return id;
    }

    private Order takeDown() {
        var order = orders.propose(one.onDuty(), wish(Order.Kind.TAKEDOWN, "Notice 12"));
        orders.confirm(two.onDuty(), order.id());
        work.carryOut();
        return order;
    }

    private Orders.Wish wish(Order.Kind kind, String reason) {
        return new Orders.Wish(
                kind, admin.tenant(), document.value(), Map.of("reason", reason, "category", "copyright"));
    }

    private String link() {
        return world.as(admin, who -> {
            var chosen = new HashMap<>(policy.values().chosen());
            chosen.put(PolicyOption.PUBLIC_LINKS, "on");
            policy.become(who, new PolicyValues(chosen, policy.values().locked()));
            var wanted = new NewLink(true, null, "", null);
            return world.as(member, owner -> links.make(owner, document.ref(), wanted).path());
        });
    }
}
