package org.aumbry.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.crypto.Hashes;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantKeys;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Role;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.ProofProgram;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class LogWebTests {

    private static final List<String> ADDRESSES = List.of(
            "/api/v1/log/key", "/api/v1/log/checkpoint", "/api/v1/log/tile/0/000.p/1",
            "/api/v1/log/tile/entries/000.p/1", "/api/v1/log/consistency?from=0&to=1",
            "/api/v1/log/successions", "/api/v1/log/bundle");

    private final ProofProgram proof = new ProofProgram();

    @TempDir
    private Path folder;

    @Autowired
    private World world;

    @Autowired
    private TenantScope scope;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private TreeWalk walk;

    @Autowired
    private HeadMail mail;

    @Autowired
    private Journal journal;

    @Autowired
    private TenantKeys keys;

    private Person ada;
    private Person ben;

    @BeforeEach
    void network() {
        var tag = UUID.randomUUID().toString();
        ada = world.network("Log " + tag, "Ada Log", "ada-" + tag + "@log.example");
        ben = world.add(ada, "Ben Log", "ben-" + tag + "@log.example", Role.MEMBER);
        settle();
    }

    @Test
    void theWholeJournalIsTakenAndCheckedElsewhere() throws IOException {
        var browser = world.browserOf(ada);
        var key = browser.get("/api/v1/log/key").body().strip();
        var kept = Files.writeString(folder.resolve("kept"), browser.get("/api/v1/log/checkpoint").body());
        record(300);
        settle();
        var bundle = browser.get("/api/v1/log/bundle");

        assertThat(bundle.header("Content-Disposition").orElse("")).contains("journal-" + ada.tenant());
        var said = proof.check(bundle.bytes(), "--key", key, "--kept", kept.toString());
        assertThat(said.holds()).as(said.text()).isTrue();
        assertThat(said.text()).contains("0 erased, 0 not shown").contains("is a part of this journal");
    }

    @Test
    void anErasedPersonLeavesEveryProofValid() throws IOException {
        record(5);
        settle();
        var entry = scope.call(ben.tenant(), () -> transaction.execute(open ->
                journal.ofUser(ben.principal().user(), JournalCursor.newest(), 1))).getFirst();
        var browser = world.browserOf(ada);
        var key = browser.get("/api/v1/log/key").body().strip();
        var before = browser.get("/api/v1/log/entries/" + entry.id() + "/proof");
        assertThat(proof.check(before.bytes(), "--key", key).text()).contains("number: 4", "Everything holds.");

        scope.run(ben.tenant(), () -> transaction.executeWithoutResult(
                open -> keys.destroy(KeyScope.person(ben.principal().user()))));

        var after = browser.get("/api/v1/log/entries/" + entry.id() + "/proof");
        assertThat(proof.check(after.bytes(), "--key", key).text())
                .contains("Its values were erased.", "Everything holds.").doesNotContain("number: 4");
        var said = proof.check(browser.get("/api/v1/log/bundle").bytes(), "--key", key);
        assertThat(said.holds()).as(said.text()).isTrue();
        assertThat(said.text()).doesNotContain(" 0 erased");
        var left = scope.call(ben.tenant(), () -> transaction.execute(open ->
                journal.ofUser(ben.principal().user(), JournalCursor.newest(), 1))).getFirst();
        assertThat(left.details()).isEmpty();
        assertThat(left.verb()).isEqualTo(entry.verb());
    }

    @Test
    void eachKeyVouchesForTheNextAndWhoeverNotedTheFirstIsLedOn() throws IOException {
        var browser = world.browserOf(ada);
        var noted = browser.get("/api/v1/log/key").body().strip();
        var kept = Files.writeString(folder.resolve("kept"), browser.get("/api/v1/log/checkpoint").body());
        for (var kind : List.of("ecdsa", "ed25519", "ecdsa")) {
            assertThat(browser.post("/admin/log/rotate", "kind", kind).status()).isEqualTo(303);
            assertThat(checked(browser, noted, kept)).as("before the next head").contains("Everything holds.");
            record(3);
            settle();
            assertThat(checked(browser, noted, kept)).contains("vouches for", "Everything holds.");
        }
        var newest = browser.get("/api/v1/log/key").body().strip();
        assertThat(newest).isNotEqualTo(noted).hasSizeGreaterThan(noted.length());
        assertThat(checked(browser, newest, kept)).as("the head was signed by a key before this one")
                .contains("signed by another key");
        assertThat(scope.call(ada.tenant(), walk::walk).faults()).isEmpty();
        var entry = scope.call(ben.tenant(), () -> transaction.execute(open ->
                journal.ofUser(ben.principal().user(), JournalCursor.newest(), 1))).getFirst();
        var single = browser.get("/api/v1/log/entries/" + entry.id() + "/proof").bytes();
        var successions = Files.writeString(
                folder.resolve("successions"), browser.get("/api/v1/log/successions").body());
        assertThat(proof.check(single, "--key", noted, "--succession", successions.toString()).text())
                .contains("Everything holds.");
        assertThat(proof.check(single, "--key", noted).holds()).isFalse();
        assertThat(browser.get("/admin/journal/export.jsonl?verb=log.rotate").body().lines()).hasSize(3);
        assertThat(world.browserOf(world.dee()).get("/api/v1/log/successions").body()).isEmpty();
    }

    private String checked(Browser browser, String key, Path kept) {
        return proof.check(browser.get("/api/v1/log/bundle").bytes(), "--key", key, "--kept", kept.toString()).text();
    }

    @Test
    void tilesAndEntriesAreLaidOutAsTheyShouldBe() {
        record(300);
        settle();
        var browser = world.browserOf(ada);
        var tile = browser.get("/api/v1/log/tile/0/000");
        var entries = browser.get("/api/v1/log/tile/entries/000").bytes();

        assertThat(tile.header("Cache-Control").orElse("")).contains("immutable");
        assertThat(tile.bytes()).hasSize(256 * 32);
        assertThat(browser.get("/api/v1/log/tile/1/000.p/1").bytes()).hasSize(32);
        int at = 0;
        for (int i = 0; i < 256; i++) {
            int length = Byte.toUnsignedInt(entries[at]) << 8 | Byte.toUnsignedInt(entries[at + 1]);
            var leaf = Arrays.copyOfRange(entries, at + 2, at + 2 + length);
            assertThat(Merkle.leaf(leaf)).isEqualTo(Arrays.copyOfRange(tile.bytes(), 32 * i, 32 * i + 32));
            at += 2 + length;
        }
        assertThat(at).isEqualTo(entries.length);
        assertThat(browser.get("/api/v1/log/tile/0/000.p/7").bytes())
                .isEqualTo(Arrays.copyOf(tile.bytes(), 7 * Hashes.SHA256_BYTES));
        for (var wrong : List.of("0/0", "0/000.p/0", "0/000.p/256", "0/x000/000", "0/999", "7/000", "0/000.p/07")) {
            assertThat(browser.get("/api/v1/log/tile/" + wrong).status()).as(wrong).isEqualTo(404);
        }
    }

    @Test
    void whoMayNotSeesWhatIsNotThere() {
        record(1);
        settle();
        for (var asker : List.of(world.browserOf(ben), world.signIn(world.cy()))) {
            for (var address : ADDRESSES) {
                var missing = asker.get("/api/v1/log/nothing");
                assertThat(said(asker.get(address))).as(address).isEqualTo(said(missing));
            }
            for (var unreadable : List.of("", "?from=x", "?from=1&to=2&to=3", "?from=-1&to=99999999999999999999")) {
                assertThat(said(asker.get("/api/v1/log/consistency" + unreadable))).as(unreadable)
                        .isEqualTo(said(asker.get("/api/v1/log/nothing")));
            }
            assertThat(asker.get("/admin/log").status()).isEqualTo(404);
            assertThat(asker.post("/admin/log/rotate").status()).isEqualTo(404);
        }
        assertThat(world.browser().get("/api/v1/log/checkpoint").status()).isEqualTo(401);
        var entry = scope.call(ben.tenant(), () -> transaction.execute(open ->
                journal.ofUser(ben.principal().user(), JournalCursor.newest(), 1))).getFirst();
        var dee = world.browserOf(world.dee());
        assertThat(said(dee.get("/api/v1/log/entries/" + entry.id() + "/proof")))
                .isEqualTo(said(dee.get("/api/v1/log/entries/" + UUID.randomUUID() + "/proof")));
    }

    @Test
    void aTokenForAuditsOpensTheProofsAndNothingElse() {
        var browser = world.browserOf(ada);
        var made = browser.post("/account/tokens", "name", "Auditor", "scopes", "audit", "days", "5");
        assertThat(made.status()).isEqualTo(201);
        var auditor = world.browser().with("Authorization", "Bearer " + made.find("(aum_[A-Za-z0-9_-]+)"));

        assertThat(auditor.get("/api/v1/log/checkpoint").status()).isEqualTo(200);
        assertThat(auditor.get("/api/v1/log/bundle").status()).isEqualTo(200);
        assertThat(auditor.get("/api/v1/network").status()).isEqualTo(403);
        assertThat(auditor.get("/api/v1/spaces").status()).isEqualTo(403);
        assertThat(world.browserOf(ben).post("/account/tokens", "name", "x", "scopes", "audit", "days", "5").status())
                .isEqualTo(422);
    }

    @Test
    void administratorsCheckTheTreeInTheProduct() {
        var browser = world.browserOf(ada);
        assertThat(browser.get("/admin/log").body()).contains("aumbry/" + ada.tenant());
        assertThat(browser.post("/admin/log/check").status()).isEqualTo(303);
        for (int i = 0; i < 2000 && !browser.get("/admin/log").body().contains("data-state=\"ok\""); i++) {
            Thread.onSpinWait();
        }
        assertThat(browser.get("/admin/log").body()).contains("data-state=\"ok\"");
        assertThat(inside(() -> journal.ofUser(ada.principal().user(), JournalCursor.newest(), 50)))
                .extracting(org.aumbry.journal.AuditEntry::verb).contains("log.check");
        assertThat(world.browserOf(ben).post("/admin/log/check").status()).isEqualTo(404);
    }

    private static Set<String> said(Answer answer) {
        return Set.of("" + answer.status(), answer.body().replaceAll("\"(instance|request)[^,}]*", ""));
    }

    @Test
    void headsGoByMailOnceADay() throws IOException {
        var browser = world.browserOf(ada);
        record(1);
        settle();
        assertThat(browser.post("/admin/log/mail", "address", "no address").status()).isEqualTo(422);
        assertThat(browser.post("/admin/log/mail", "address", "keeper@elsewhere.example").status()).isEqualTo(303);
        assertThat(browser.get("/admin/log").body()).contains("keeper@elsewhere.example");
        var page = browser.get("/admin/mail").body();
        assertThat(page).contains("Signed head of a journal with");
        record(1);
        settle();
        assertThat(scope.call(ada.tenant(), mail::send)).as("not yet").isFalse();
        assertThat(browser.post("/admin/log/mail/stop").status()).isEqualTo(303);
        assertThat(scope.call(ada.tenant(), mail::send)).isFalse();
        assertThat(browser.post("/admin/log/mail/stop").status()).isEqualTo(404);
        for (var asker : List.of(world.browserOf(ben), world.browserOf(world.bo()))) {
            assertThat(asker.post("/admin/log/mail", "address", "x@x.example").status()).isEqualTo(404);
        }
    }

    private void record(int count) {
        inside(() -> {
            for (int i = 0; i < count; i++) {
                journal.record(ben.principal(), "document.add", new ObjectRef("document", UUID.randomUUID()),
                        java.util.Map.of("number", "" + i));
            }
            return 0;
        });
    }

    /** Until nothing waits. */
    private void settle() {
        for (int i = 0; i < 10_000 && scope.call(ada.tenant(), sequencer::place) != 0; i++) {
            Thread.onSpinWait();
        }
    }

    private <T> T inside(Supplier<T> work) {
        return scope.call(ada.tenant(), () -> transaction.execute(open -> work.get()));
    }
}
