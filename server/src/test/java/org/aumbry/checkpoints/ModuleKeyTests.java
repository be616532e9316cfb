package org.aumbry.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.crypto.SoftHsm;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.Journal;
import org.aumbry.journal.Waiting;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.ProofProgram;
import org.aumbry.testing.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Heads signed by a key in a module, a real SoftHSM2, and checked by the program without dependencies. */
@AumbryTest
class ModuleKeyTests {

    @TempDir Path folder;
    @Autowired World world;
    @Autowired TreeKeyStore keys;
    @Autowired TreeKey withoutModule;
    @Autowired JournalTreeStore store;
    @Autowired Waiting waiting;
    @Autowired Seeds seeds;
    @Autowired Ids ids;
    @Autowired Clock clock;
    @Autowired Journal journal;
    @Autowired TenantScope scope;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    private final ProofProgram proof = new ProofProgram();
    private Person ada;
    private TreeKey key;
    private Sequencer sequencer;

    @BeforeEach
    void aNetworkAndAModule() {
        ada = world.network("Module " + UUID.randomUUID(), "Ada Module", UUID.randomUUID() + "@module.example");
        Kms module = SoftHsm.kms(folder, "head" + System.nanoTime());
        key = new TreeKey(keys, scope, module, ids, clock);
        sequencer = new Sequencer(waiting, store, key, seeds, clock);
    }

    @Test
    void aKeyInTheModuleSignsHeadsThatAreCheckedElsewhere() {
        var browser = world.browserOf(ada);
        var noted = browser.get("/api/v1/log/key").body().strip();
        rotate(HeadKeyKind.MODULE);
        var inModule = inside(key::verifier);
        long size = grow();

        var note = inside(() -> store.newest().orElseThrow()).note();
        var line = note.lines().toList().getLast().split(" ");
        var signature = Base64.getDecoder().decode(line[2]);
        var text = note.substring(0, note.indexOf("\n\n") + 1).getBytes(StandardCharsets.UTF_8);
        assertThat(inModule.type()).isEqualTo(NoteKey.ECDSA);
        assertThat(Arrays.copyOf(signature, 4))
                .isEqualTo(Arrays.copyOf(Hashes.sha256(inModule.publicKey()), 4));
        assertThat(inModule.verifies(text, Arrays.copyOfRange(signature, 4, signature.length))).isTrue();
        assertThat(inside(() -> db.sql("""
                select count(*) from journal_key where number = 1 and seed_sealed is null and module_label is not null
                """).query(Long.class).single())).as("its secret is nowhere here").isOne();
        var bundle = browser.get("/api/v1/log/bundle").bytes();
        var said = proof.check(bundle, "--key", noted);
        assertThat(said.text()).contains("vouches for " + inModule.text(), "Everything holds.");
        assertThat(proof.check(bundle, "--key", inModule.text()).holds()).isTrue();
        bundle[new String(bundle, StandardCharsets.ISO_8859_1).indexOf("\n" + size + "\n") + 1] ^= 1;
        assertThat(proof.check(bundle, "--key", noted).holds()).isFalse();

        assertThatThrownBy(() -> inside(() -> withoutModule.sign(size, new byte[Hashes.SHA256_BYTES])))
                .isInstanceOf(KmsUnavailableException.class);
        rotate(HeadKeyKind.ED25519);
        grow();
        assertThat(proof.check(browser.get("/api/v1/log/bundle").bytes(), "--key", noted).text())
                .contains("Everything holds.");
        assertThat(browser.get("/admin/journal/export.jsonl?verb=log.rotate").body())
                .contains("\"kind\":\"module\"", "\"kind\":\"ed25519\"");
    }

    @Test
    void whereThereIsNoModuleNoneIsOfferedAndNoneIsUsed() {
        var browser = world.signIn(ada);
        assertThat(browser.get("/admin/log").body()).contains("value=\"ecdsa\"").doesNotContain("value=\"module\"");
        assertThat(browser.post("/admin/log/rotate", "kind", "module").status()).isEqualTo(409);
        assertThat(inside(() -> keys.keys())).hasSizeLessThan(2);
    }

    private void rotate(HeadKeyKind kind) {
        Awaitility.await().atMost(Duration.ofSeconds(180)).until(() -> inside(() -> store.lock().map(state -> {
            var next = key.rotate(state.size(), kind).text();
            journal.record(ada.principal(), "log.rotate", new ObjectRef("network", ada.tenant().value()),
                    Map.of("key", next, "kind", kind.stored()));
            return true;
        }).orElse(false)));
    }

    /** Three more entries, placed under the newest key; the tree's size then. */
    private long grow() {
        long before = inside(() -> store.newest().map(Checkpoint::size).orElse(0L));
        for (int i = 0; i < 3; i++) {
            inside(() -> {
                journal.record(ada.principal(), "document.add", new ObjectRef("document", UUID.randomUUID()));
                return true;
            });
        }
        Awaitility.await().atMost(Duration.ofSeconds(180)).until(() -> {
            inside(sequencer::place);
            return inside(() -> store.newest().map(Checkpoint::size).orElse(0L)) >= before + 3;
        });
        return inside(() -> store.newest().orElseThrow().size());
    }

    private <T> T inside(Supplier<T> work) {
        return scope.call(ada.tenant(), () -> transaction.execute(open -> work.get()));
    }
}
