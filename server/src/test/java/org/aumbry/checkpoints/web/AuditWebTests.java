package org.aumbry.checkpoints.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
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
}
