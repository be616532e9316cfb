package org.aumbry.collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.aumbry.checkpoints.PlacedEntries;
import org.aumbry.checkpoints.Superuser;
import org.aumbry.data.DataFolder;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class CollectorTests {

    private static final int ENTRIES = 450;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Autowired
    private World world;

    @Autowired
    private Journal journal;

    @Autowired
    private CollectorStore store;

    @Autowired
    private CollectorJob job;

    @Autowired
    private CollectorProbe probe;

    @Autowired
    private TenantScope scope;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PlacedEntries placed;

    @Autowired
    private JdbcClient db;

    @Autowired
    private DataFolder data;

    private Person ada;
    private Person ben;
    private Browser browser;

    @BeforeEach
    void network() {
        var tag = UUID.randomUUID().toString();
        ada = world.network("Sent " + tag, "Ada Sent", "ada-" + tag + "@sent.example");
        ben = world.add(ada, "Ben Sent", "ben-" + tag + "@sent.example", Role.MEMBER);
        browser = world.browserOf(ada);
    }

    @Test
    void everyEntryArrivesInOrderOverHttpsAndOnceMoreWhenAskedFor() throws Exception {
        try (var receiver = new Receiver(folder)) {
            var id = add("https://localhost:" + receiver.port() + "/in", receiver, "ocsf", "address");
            record(ENTRIES);
            until(() -> numbered(receiver).size() >= ENTRIES);

            assertThat(numbered(receiver)).hasSize(ENTRIES).isSorted();
            assertThat(receiver.heads().getFirst()).startsWith("POST /in HTTP/1.1")
                    .containsIgnoringCase("authorization: bearer s3cret-token");
            assertThat(receiver.taken()).noneMatch(line -> line.contains("\"mark\""));
            assertThat(browser.get("/admin/collectors").body()).contains("Tower", "localhost:" + receiver.port())
                    .doesNotContain("s3cret-token");

            int before = receiver.taken().size();
            assertThat(browser.post("/admin/collectors/" + id + "/replay", "from", "0").status()).isEqualTo(303);
            until(() -> receiver.taken().size() >= 2 * before);
            assertThat(numbered(receiver).subList(ENTRIES, 2 * ENTRIES))
                    .isEqualTo(numbered(receiver).subList(0, ENTRIES));
        }
    }

    @Test
    void entriesThatAreGoneHoldUpNothingAndTheirPlacesAreMissed() throws Exception {
        try (var receiver = new Receiver(folder)) {
            var id = add("https://localhost:" + receiver.port() + "/in", receiver, "ocsf", "none");
            browser.post("/admin/collectors/" + id + "/switch", "on", "false");
            long before = size();
            record(ENTRIES);
            until(() -> size() >= before + ENTRIES);
            long first = before + 50;
            long gone = 2 * Delivery.BATCH;
            var schema = scope.call(ada.tenant(), () -> transaction.execute(
                    open -> db.sql("select current_schema()").query(String.class).single()));
            try (var superuser = new Superuser(data.path(), schema)) {
                superuser.run("delete from journal_entry where id in (select entry_id from journal_leaf where position"
                        + " >= " + first + " and position < " + (first + gone) + ")");
            }
            browser.post("/admin/collectors/" + id + "/replay", "from", "" + before);
            browser.post("/admin/collectors/" + id + "/switch", "on", "true");
            record(1);
            until(() -> places(receiver).stream().anyMatch(place -> place >= first + gone));
            until(() -> progress(id).next() >= before + ENTRIES);

            assertThat(places(receiver)).isSorted().doesNotHaveDuplicates()
                    .noneMatch(place -> place >= first && place < first + gone)
                    .contains((int) first - 1);
            assertThat(progress(id).problem()).isEmpty();
        }
    }

    @Test
    void whatWasNotTakenIsSentAgainOverSyslogToo() throws Exception {
        try (var receiver = new Receiver(folder)) {
            receiver.answer(503);
            var http = add("https://localhost:" + receiver.port() + "/in", receiver, "cef", "all");
            var syslog = add("tls://localhost:" + receiver.port(), receiver, "cef", "all");
            record(3);
            until(() -> failures(http) > 0);
            assertThat(browser.get("/admin/collectors").body()).contains("It answered with status 503");
            assertThat(scope.call(ada.tenant(), probe::look).holds()).isFalse();
            until(() -> receiver.taken().stream().filter(each -> each.contains("mark")).count() >= 3);
            assertThat(receiver.taken()).filteredOn(each -> each.contains("mark")).hasSize(3)
                    .allSatisfy(each -> assertThat(each).startsWith("<110>1 2").contains("CEF:0|Aumbry"));

            receiver.answer(200);
            browser.post("/admin/collectors/" + http + "/switch", "on", "true");
            until(() -> receiver.taken().stream().filter(each -> each.startsWith("CEF:0") && each.contains("mark"))
                    .count() >= 3);
            assertThat(progress(http).problem()).isEmpty();
            assertThat(progress(syslog).failures()).isZero();
            var look = scope.call(ada.tenant(), probe::look);
            assertThat(look.holds()).as(look.observed()).isTrue();
        }
    }

    @Test
    void oneThatIsDeadOrNeverReadsHoldsUpNothing() throws Exception {
        try (var receiver = new Receiver(folder);
                var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            add("tls://localhost:" + silent.getLocalPort(), receiver, "ocsf", "none");
            add("https://localhost:" + silent.getLocalPort() + "/", receiver, "ocsf", "none");
            var dead = add("tls://localhost:1", receiver, "ocsf", "none");
            add("https://localhost:" + receiver.port() + "/in", receiver, "ocsf", "none");
            record(20);
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                assertThat(browser.get("/admin/collectors").status()).isEqualTo(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            until(() -> numbered(receiver).size() >= 20 && failures(dead) > 0);
        }
    }

    @Test
    void whoeverTakesTooLongIsLeft() throws Exception {
        var wayOut = new WayOut(new CollectorSettings(true), Egress.UNLIMITED, Duration.ofMillis(300));
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var there = "localhost:" + silent.getLocalPort();
            assertThatThrownBy(() -> wayOut.frames(URI.create("tls://" + there), List.of(new byte[1]), null))
                    .hasMessage("too-slow");
            assertThatThrownBy(() -> wayOut.post(URI.create("https://" + there), "text/plain", "x", null, null))
                    .hasMessage("too-slow");
        }
        try (var receiver = new Receiver(folder)) {
            var there = "localhost:" + receiver.port();
            assertThatThrownBy(() -> wayOut.frames(URI.create("tls://" + there), List.of(new byte[1]), null))
                    .as("a certificate that nobody vouches for").hasMessage("certificate");
        }
    }

    @Test
    void othersFindNoSuchPageAndNoDestination() throws Exception {
        try (var receiver = new Receiver(folder)) {
            var id = add("tls://localhost:" + receiver.port(), receiver, "ocsf", "none");
            for (var asker : List.of(world.browserOf(ben), world.browserOf(world.bo()))) {
                assertThat(asker.get("/admin/collectors").status()).isEqualTo(404);
                assertThat(asker.post("/admin/collectors", "name", "x", "address", "tls://x").status()).isEqualTo(404);
            }
            var dee = world.browserOf(world.dee());
            assertThat(dee.get("/admin/collectors").body()).doesNotContain("Tower");
            for (var act : List.of("remove", "switch", "replay?from=0", "replay?from=x")) {
                assertThat(dee.post("/admin/collectors/" + id + "/" + act).status()).as(act).isEqualTo(404);
                assertThat(world.browserOf(ben).post("/admin/collectors/" + id + "/" + act).status()).isEqualTo(404);
            }
            assertThat(browser.post("/admin/collectors", "name", "x", "address", "http://x.example").status())
                    .isEqualTo(422);
            assertThat(browser.post("/admin/collectors", "name", "x", "address", "tls://169.254.169.254").status())
                    .isEqualTo(422);
            assertThat(browser.post("/admin/collectors/" + id + "/remove").status()).isEqualTo(303);
            assertThat(browser.get("/admin/journal/export.jsonl?verb=collector.").body())
                    .contains("collector.add", "collector.remove");
        }
    }

    private UUID add(String address, Receiver receiver, String format, String values) {
        var added = browser.post("/admin/collectors", Map.of(
                "name", "Tower", "address", address, "format", format, "values", values,
                "secret", "s3cret-token", "authority", receiver.authority()));
        assertThat(added.status()).as(added.body()).isEqualTo(303);
        return scope.call(ada.tenant(), () -> transaction.execute(open -> store.all())).getLast().id();
    }

    private Collector.Progress progress(UUID id) {
        return scope.call(ada.tenant(), () -> transaction.execute(open -> store.find(id).orElseThrow())).progress();
    }

    private int failures(UUID id) {
        return progress(id).failures();
    }

    private long size() {
        return scope.call(ada.tenant(), placed::size);
    }

    private void record(int count) {
        scope.run(ada.tenant(), () -> transaction.executeWithoutResult(open -> {
            for (int i = 0; i < count; i++) {
                journal.record(ben.principal(), "document.add", new ObjectRef("document", UUID.randomUUID()),
                        Map.of("mark", "" + i));
            }
        }));
    }

    /** The places of the entries that were made here, as they were taken. */
    private static List<Integer> numbered(Receiver receiver) {
        return places(receiver.taken().stream().filter(line -> line.contains("document.add")));
    }

    private static List<Integer> places(Receiver receiver) {
        return places(receiver.taken().stream().filter(line -> line.contains("sequence")));
    }

    private static List<Integer> places(Stream<String> lines) {
        return lines.map(line -> Integer.parseInt(line.replaceAll(".*\"sequence\":(\\d+).*", "$1")))
                .toList();
    }

    /** The program's own rounds do the work; these only come sooner. */
    private void until(BooleanSupplier done) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
            job.round();
            Thread.sleep(50);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }
}
