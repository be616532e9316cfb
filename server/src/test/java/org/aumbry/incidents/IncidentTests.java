package org.aumbry.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.aumbry.checkpoints.PlacedEntries;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.SessionId;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class IncidentTests {

    private final UUID plan = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final SessionId taken = new SessionId(UUID.randomUUID());
    private final UUID key = UUID.randomUUID();

    @Autowired
    private World world;

    @Autowired
    private Journal journal;

    @Autowired
    private PlacedEntries placed;

    @Autowired
    private TenantScope scope;

    @Autowired
    private TransactionTemplate transaction;

    private Person ada;
    private Person ben;
    private Person eva;
    private Browser browser;

    @BeforeEach
    void aSessionAndAKeyThatWereTaken() {
        var tag = UUID.randomUUID().toString();
        ada = world.network("Reach " + tag, "Ada Reach", "ada-" + tag + "@reach.example");
        ben = world.add(ada, "Ben Reach", "ben-" + tag + "@reach.example", Role.MEMBER);
        eva = world.add(ada, "Eva Reach", "eva-" + tag + "@reach.example", Role.MEMBER);
        browser = world.browserOf(ada);
        record(eva.principal(), "document.add", plan);
        record(eva.principal(), "document.add", other);
        record(with(taken, null, "203.0.113.50"), "document.open", plan);
        record(with(taken, null, "203.0.113.50"), "document.download", plan);
        record(with(null, key, "203.0.113.51"), "document.open", other);
        scope.run(ada.tenant(), () -> journal.denied(
                with(taken, null, "203.0.113.50"), "document.view", new ObjectRef("document", other), "no-permission"));
    }

    @Test
    void fromEachBeginningToTheExactThingsAndPeople() {
        for (var ask : Map.of(
                "session=" + taken, plan, "key=" + key, other, "address=203.0.113.50", plan,
                "address=203.0.113.51", other).entrySet()) {
            var page = browser.get("/admin/incidents?" + ask.getKey()).body();
            var not = ask.getValue().equals(plan) ? other : plan;
            assertThat(page).as(ask.getKey()).contains("object=" + ask.getValue(), "Ben Reach", "Eva Reach")
                    .doesNotContain("object=" + not);
        }
        var byPerson = browser.get("/admin/incidents?user=" + ben.principal().user()).body();
        assertThat(byPerson).contains("object=" + plan, "object=" + other, "document.download, document.open");
        assertThat(browser.get("/admin/incidents?session=" + UUID.randomUUID()).body())
                .doesNotContain("object=", "Eva Reach");
        assertThat(browser.get("/admin/incidents?session=nonsense").body()).doesNotContain("object=");
        assertThat(browser.get("/admin/incidents?from=2020-01-01T00:00").body()).contains("object=" + plan);
        assertThat(browser.get("/admin/incidents?to=2020-01-01T00:00").status()).isEqualTo(422);
        assertThat(browser.get("/admin/incidents").body()).contains("name=\"session\"").doesNotContain("object=");
    }

    @Test
    void noticesAreDraftedInTheReadersLanguage() {
        var page = browser.get("/admin/incidents?session=" + taken).body();
        assertThat(page).contains("One thing was opened or changed.", "GDPR, article 33", "People concerned: 2.");
        var french = world.browserOf(ada).with("Accept-Language", "fr").get("/admin/incidents?session=" + taken);
        assertThat(french.status()).isEqualTo(200);
    }

    @Test
    void theEvidenceHoldsEntriesAndProofsOfThem() throws Exception {
        for (int i = 0; i < 100 && size() < 20; i++) {
            Thread.sleep(50);
        }
        var files = unzip(browser.get("/admin/incidents/evidence.zip?session=" + taken).bytes());

        assertThat(files.keySet()).contains(
                "summary.json", "things.jsonl", "people.jsonl", "entries.jsonl", "key.txt", "head.txt");
        assertThat(files.get("summary.json")).contains(
                "\"entries\":3", "\"refused\":1", "\"things\":1", "\"people\":2");
        assertThat(files.get("things.jsonl")).contains(plan.toString(), "document.download").doesNotContain("" + other);
        assertThat(files.get("people.jsonl").lines()).hasSize(2);
        assertThat(files.get("entries.jsonl").lines()).hasSize(3);
        assertThat(files.keySet().stream().filter(name -> name.endsWith(".tlog-proof"))).hasSize(3);
        assertThat(files.get("key.txt")).startsWith("aumbry/" + ada.tenant() + "+");
        assertThat(browser.get("/admin/journal/export.jsonl?verb=journal.").body())
                .contains("journal.evidence", "\"of-session\":\"" + taken);
    }

    @Test
    void othersFindNoSuchPage() {
        for (var asker : List.of(world.browserOf(ben), world.browserOf(world.bo()))) {
            for (var address : List.of("", "?session=" + taken, "/evidence.zip?session=" + taken)) {
                assertThat(asker.get("/admin/incidents" + address).status()).as(address).isEqualTo(404);
            }
        }
        assertThat(world.browserOf(world.dee()).get("/admin/incidents?session=" + taken).body())
                .doesNotContain("object=", "Ben Reach");
    }

    private long size() {
        return scope.call(ada.tenant(), placed::size);
    }

    private Principal with(SessionId session, UUID token, String address) {
        return new Principal(
                ada.tenant(), ben.principal().user(), false, false, session, token, Set.of("read"), address);
    }

    private void record(Principal who, String verb, UUID document) {
        scope.run(ada.tenant(), () -> transaction.executeWithoutResult(
                open -> journal.record(who, verb, new ObjectRef("document", document))));
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
