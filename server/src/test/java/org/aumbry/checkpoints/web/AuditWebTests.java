package org.aumbry.checkpoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class AuditWebTests {

    private final UUID plan = UUID.randomUUID();

    @Autowired
    private World world;

    @Autowired
    private Journal journal;

    @Autowired
    private TenantScope scope;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Spaces spaces;

    private Person ada;
    private Person ben;
    private Browser browser;

    @BeforeEach
    void network() {
        var tag = UUID.randomUUID().toString();
        ada = world.network("Audit " + tag, "Ada Audit", "ada-" + tag + "@audit.example");
        ben = world.add(ada, "Ben Audit", "ben-" + tag + "@audit.example", Role.MEMBER);
        browser = world.browserOf(ada);
        var far = new Principal(
                ben.tenant(), ben.principal().user(), false, false, null, null, Set.of("read"), "203.0.113.77");
        scope.run(ben.tenant(), () -> {
            transaction.executeWithoutResult(open -> journal.record(
                    far, "document.add", new ObjectRef("document", plan), Map.of("folder", "=1+1")));
            journal.denied(far, "document.view", new ObjectRef("document", UUID.randomUUID()), "no-permission");
        });
    }

    @Test
    void everythingIsFoundByWhatAnAuditorKnows() {
        var all = browser.get("/admin/journal").body();
        assertThat(all).contains("Ben Audit", "document.add", plan.toString(), "203.0.113.77", "no-permission");
        for (var query : List.of(
                "user=" + ben.principal().user(), "object=" + plan, "address=203.0.113.77", "verb=document.a",
                "outcome=allowed&verb=document.")) {
            assertThat(browser.get("/admin/journal?" + query).body()).as(query).contains("object=" + plan);
        }
        for (var query : List.of(
                "user=" + ada.principal().user(), "object=" + UUID.randomUUID(), "object=nonsense",
                "address=203.0.113.78", "verb=folder.", "outcome=failed", "to=2001-01-01", "from=2999-01-01",
                "session=" + UUID.randomUUID())) {
            assertThat(browser.get("/admin/journal?" + query).body()).as(query)
                    .doesNotContain("<code>document.add</code>");
        }
    }

    @Test
    void longListsArePaged() {
        scope.run(ben.tenant(), () -> transaction.executeWithoutResult(open -> {
            for (int i = 0; i < 120; i++) {
                journal.record(
                        ben.principal(), "document.rename", new ObjectRef("document", plan), Map.of("n", "" + i));
            }
        }));
        int seen = 0;
        var address = "/admin/journal?verb=document.rename";
        for (int page = 0; page < 3; page++) {
            var answer = browser.get(address);
            seen += answer.body().split("<code>document.rename</code>", -1).length - 1;
            address = page < 2 ? answer.find("href=\"([^\"]+)\" rel=\"next\"").replace("&amp;", "&") : "";
        }
        assertThat(seen).isEqualTo(120);
    }

    @Test
    void filesHoldTheSameAndNoFormula() {
        var table = browser.get("/admin/journal/export.csv?object=" + plan);
        assertThat(table.body()).startsWith("\"id\",\"at\"").contains("address: 203.0.113.77; folder: =1+1");
        var lines = browser.get("/admin/journal/export.jsonl?object=" + plan);
        assertThat(lines.body().lines()).hasSize(1);
        assertThat(lines.body()).contains("\"details\":{\"address\":\"203.0.113.77\",\"folder\":\"=1+1\"}");
        assertThat(browser.get("/admin/journal/export.jsonl").body().lines().count()).isGreaterThan(3);
    }

    @Test
    void whoeverLooksStandsInTheJournal() {
        browser.get("/admin/journal?user=" + ben.principal().user());
        browser.get("/admin/journal/export.csv?verb=journal.");

        var looked = browser.get("/admin/journal/export.jsonl?verb=journal.").body();
        assertThat(looked).contains("\"journal.read\"", "\"user\":\"" + ben.principal().user(), "\"journal.export\"");
    }

    @Test
    void othersFindNoSuchPage() {
        for (var asker : List.of(world.browserOf(ben), world.browserOf(world.bo()))) {
            for (var address : List.of("/admin/journal", "/admin/journal/export.csv", "/admin/journal/export.jsonl")) {
                assertThat(asker.get(address).status()).as(address).isEqualTo(404);
            }
        }
        var dee = world.browserOf(world.dee());
        assertThat(dee.get("/admin/journal?object=" + plan).body()).doesNotContain("<code>document.add</code>");
    }

    @Test
    void entriesAreSentencesInTheReadersLanguage() {
        var page = browser.get("/admin/journal?object=" + plan).body();
        assertThat(text(page)).contains("Ben Audit added a document …" + plan.toString().substring(24)
                + " from 203.0.113.77");
        assertThat(page).contains("href=\"/admin/journal?user=" + ben.principal().user(),
                "href=\"/admin/journal?address=203.0.113.77\"", "<rect class=\"all\"");
        assertThat(text(browser.get("/admin/journal?outcome=denied&verb=document.view").body()))
                .contains("Ben Audit was not allowed to view a document");
    }

    @Test
    void titlesAreSaidToWhomTheyMayBeSaid() {
        var space = world.as(ben, who -> spaces.add(who, new SpaceSettings("Herons", "", JoinMode.INVITATION, false)));
        var mine = world.browserOf(ben).get("/account/activity").body();
        assertThat(text(mine)).contains("Ben Audit added Herons from");
        assertThat(browser.get("/admin/journal?object=" + space.id().value()).body()).contains("space.add")
                .doesNotContain("Herons");
        assertThat(text(world.browserOf(ben).get("/activity/space/" + space.id().value()).body()))
                .contains("Herons", "Ben Audit added Herons from");
        assertThat(browser.get("/activity/space/" + space.id().value()).status()).isEqualTo(404);
        assertThat(world.browserOf(world.dee()).get("/activity/space/" + space.id().value()).status()).isEqualTo(404);
        assertThat(browser.get("/activity/nothing/" + space.id().value()).status()).isEqualTo(404);
        assertThat(browser.get("/admin/journal/export.jsonl?object=" + space.id().value()).body())
                .contains("journal.object");
    }

    @Test
    void questionsAreKeptByWhoeverAsksThem() {
        var kept = browser.post("/admin/journal/views?verb=document.&outcome=denied", "name", "Refused documents");
        assertThat(kept.location()).isEqualTo("/admin/journal?outcome=denied&verb=document.");
        var page = browser.get("/admin/journal");
        assertThat(page.body()).contains("href=\"/admin/journal?outcome=denied&amp;verb=document.\">Refused documents");
        assertThat(browser.post("/admin/journal/views", "name", " ").status()).isEqualTo(422);
        var id = page.find("/admin/journal/views/([0-9a-f-]{36})/remove");
        var dee = world.browserOf(world.dee());
        assertThat(dee.get("/admin/journal").body()).doesNotContain("Refused documents");
        assertThat(dee.post("/admin/journal/views/" + id + "/remove").status()).isEqualTo(404);
        assertThat(world.browserOf(ben).post("/admin/journal/views", "name", "x").status()).isEqualTo(404);
        assertThat(browser.post("/admin/journal/views/" + id + "/remove").status()).isEqualTo(303);
        assertThat(browser.get("/admin/journal").body()).doesNotContain("Refused documents");
    }

    @Test
    void theJournalIsFollowedUntilTheSessionEnds() throws Exception {
        var own = world.signIn(ada);
        assertThat(own.get("/admin/journal/live").body()).contains("<journal-tail data-stream=\"");
        try (var reader = new BufferedReader(new InputStreamReader(
                own.stream("/admin/journal/live/stream?verb=document."), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).isEqualTo(": beat");
            var thing = UUID.randomUUID();
            scope.run(ben.tenant(), () -> transaction.executeWithoutResult(open -> journal.record(
                    ben.principal(), "document.rename", new ObjectRef("document", thing))));
            var event = reader.lines().filter(line -> line.startsWith("data: ") && line.contains(thing.toString()))
                    .findFirst().orElseThrow();
            assertThat(event).contains("document.rename", "Ben Audit", "/admin/journal?object=" + thing);

            own.post("/sign-out");
            assertThat(reader.lines().filter(line -> line.startsWith("data: "))).isEmpty();
        }
        for (var asker : List.of(world.browserOf(ben), world.browserOf(world.bo()))) {
            assertThat(asker.get("/admin/journal/live").status()).isEqualTo(404);
            assertThat(asker.get("/admin/journal/live/stream").status()).isEqualTo(404);
        }
    }

    private static String text(String page) {
        return page.replaceAll("<[^>]+>", "");
    }
}
