package org.aumbry.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.crypto.Ed25519;
import org.aumbry.data.DataFolder;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.ProofProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What somebody who owns the database can do to a journal is found by the file that a customer takes and the head that
 * they kept. Some times of each kind in the suite, more with {@code -Dtampers=1000}.
 */
@AumbryTest
class DatabaseTamperTests {

    private static final int TIMES = Integer.getInteger("tampers", 10);
    private static final int SIZE = 40;
    private static final int KEPT = 30;
    private static final List<String> TABLES = List.of(
            "journal_entry", "journal_leaf", "journal_tree", "journal_tile", "journal_checkpoint", "journal_key");

    private final Random random = new Random(20_261_130);
    private final ProofProgram proof = new ProofProgram();

    @TempDir
    private Path folder;

    @Autowired
    private Journal journal;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private Log log;

    @Autowired
    private TreeWalk walk;

    @Autowired
    private Tenants tenants;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient db;

    @Autowired
    private DataFolder data;

    @Autowired
    private TransactionTemplate transaction;

    private TenantId here;
    private Superuser superuser;
    private String key;
    private Path kept;

    /** Something done to the database. */
    @FunctionalInterface
    private interface Tamper {
        void with(Superuser superuser) throws SQLException;
    }

    @BeforeEach
    void journalOfSomeSize() throws Exception {
        here = new TenantId(UUID.randomUUID());
        tenants.create(here);
        record(10);
        record(KEPT - 10);
        kept = Files.writeString(folder.resolve("kept"), scope.call(here, () -> log.newest().orElseThrow().note()));
        record(SIZE - KEPT);
        key = scope.call(here, () -> log.verifier().text());
        superuser = new Superuser(data.path(), inside(() ->
                db.sql("select current_schema()").query(String.class).single()));
        for (var table : TABLES) {
            superuser.run("create table kept_" + table + " as table " + table);
        }
        assertThat(check().text()).contains("Everything holds.");
        assertThat(scope.call(here, walk::walk).faults()).isEmpty();
    }

    @AfterEach
    void leave() throws SQLException {
        for (var table : TABLES) {
            superuser.run("drop table kept_" + table);
        }
        superuser.close();
    }

    @Test
    void everyEditIsFound() throws SQLException {
        var edits = List.of(
                "verb = 'document.view'", "at = at + interval '1 second'", "outcome = 'denied'", "reason = 'rule'",
                "object_id = gen_random_uuid()", "user_id = gen_random_uuid()", "object_kind = 'folder'",
                "session_id = gen_random_uuid()", "details_sealed = set_byte(details_sealed, 40, 1 + get_byte("
                        + "details_sealed, 40) % 255)", "details_sealed = null",
                "session_id = null, commitments = null",
                "commitments = set_byte(commitments, 20, (get_byte(commitments, 20) + 1) % 256)",
                "commitments = decode('00000000', 'hex'), details_sealed = null");
        found(su -> su.run("update journal_entry set " + edits.get(random.nextInt(edits.size())) + " where id = "
                + entryAt(random.nextInt(SIZE))));
        found(su -> su.run("update journal_leaf set commitments = decode('00000000', 'hex') where position = "
                + random.nextInt(SIZE)));
        found(su -> su.run("update journal_entry set details_sealed = (select details_sealed from journal_entry where"
                + " id = " + entryAt(1 + random.nextInt(SIZE - 1)) + ") where id = " + entryAt(0)));
    }

    @Test
    void everyDeletionIsFound() throws SQLException {
        found(su -> su.run("delete from journal_entry where id = " + entryAt(random.nextInt(SIZE))));
        found(su -> su.run("delete from journal_leaf where position = " + random.nextInt(SIZE)));
        found(su -> {
            int at = random.nextInt(SIZE - 1);
            su.run("delete from journal_leaf where position = " + at);
            su.run("update journal_leaf set position = position + 1000 where position > " + at);
            su.run("update journal_leaf set position = position - 1001 where position > 1000");
        });
    }

    @Test
    void everyInsertionIsFound() throws SQLException {
        found(su -> {
            int at = random.nextInt(SIZE);
            var id = "'" + UUID.randomUUID() + "'";
            su.run("insert into journal_entry (id, at, verb, object_kind, outcome, commitments) values (" + id
                    + ", now(), 'document.view', 'document', 'allowed', decode('00000000', 'hex'))");
            su.run("update journal_leaf set position = position + 1000 where position >= " + at);
            su.run("update journal_leaf set position = position - 999 where position >= 1000");
            su.run("insert into journal_leaf (position, entry_id) values (" + at + ", " + id + ")");
        });
    }

    @Test
    void everyReorderingIsFound() throws SQLException {
        found(su -> {
            int a = random.nextInt(SIZE);
            int b = (a + 1 + random.nextInt(SIZE - 1)) % SIZE;
            su.run("update journal_leaf set position = position + 1000 where position in (" + a + ", " + b + ")");
            su.run("update journal_leaf set position = " + a + " where position = " + (1000 + b));
            su.run("update journal_leaf set position = " + b + " where position = " + (1000 + a));
        });
    }

    @Test
    void everyTruncationAndEveryReturnToAnOlderStateIsFound() throws SQLException {
        found(su -> su.run("delete from journal_leaf where position >= " + random.nextInt(SIZE)));
        found(su -> su.run("truncate journal_checkpoint, journal_leaf, journal_entry"));
        found(su -> {
            su.run("delete from journal_checkpoint where leaf_count > 10");
            su.run("delete from journal_leaf where position >= 10");
        });
    }

    @Test
    void everyHeadSignedAnewAndEveryForkIsFound() throws SQLException {
        found(su -> {
            var forger = Ed25519.generate();
            var own = new NoteKey("aumbry/" + here, NoteKey.ED25519, forger.publicKey());
            var at = random.nextInt(SIZE);
            su.run("update journal_entry set verb = 'document.view' where id = " + entryAt(at));
            var tree = new GrowingTree(0, id -> new byte[0]);
            scope.call(here, () -> log.range(0, SIZE)).forEach(entry -> tree.add(Merkle.leaf(entry.leaf())));
            var note = new Head("aumbry/" + here, SIZE, tree.root()).signed(own, forger.seed());
            su.run("update journal_checkpoint set note = '" + note + "' where leaf_count = " + SIZE);
            if (random.nextBoolean()) {
                su.run("update journal_key set public_key = decode('"
                        + java.util.HexFormat.of().formatHex(forger.publicKey()) + "', 'hex')");
            }
            forger.seed().close();
        });
    }

    private void found(Tamper tamper) throws SQLException {
        for (int i = 0; i < TIMES; i++) {
            tamper.with(superuser);
            var said = check();
            assertThat(said.holds()).as(said.text()).isFalse();
            assertThat(said.code()).isEqualTo(1);
            for (var table : TABLES) {
                superuser.run("truncate " + table);
                superuser.run("insert into " + table + " select * from kept_" + table);
            }
        }
        assertThat(check().holds()).isTrue();
    }

    private String entryAt(int position) {
        return "(select entry_id from journal_leaf where position = " + position + ")";
    }

    private ProofProgram.Said check() {
        return proof.check(scope.call(here, this::bundle), "--key", key, "--kept", kept.toString());
    }

    /** The file as the product writes it; without a head it is empty, which holds no more than another. */
    private byte[] bundle() {
        try {
            var out = new ByteArrayOutputStream();
            var newest = log.newest();
            if (newest.isPresent()) {
                var bundle = new Bundle(out);
                bundle.begin(log.verifier().text(), List.of(), newest.get().note());
                bundle.add(log.range(0, newest.get().size()));
                bundle.end();
            }
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void record(int count) {
        var someone = new UserId(UUID.randomUUID());
        var who = new Principal(here, someone, false, false, null, null, Set.of("read"), "198.51.100.7");
        inside(() -> {
            for (int i = 0; i < count; i++) {
                journal.record(who, "document.add", new ObjectRef("document", UUID.randomUUID()),
                        Map.of("number", "" + i));
            }
            return 0;
        });
        for (int i = 0; i < 10_000 && scope.call(here, sequencer::place) != 0; i++) {
            Thread.onSpinWait();
        }
    }

    private <T> T inside(Supplier<T> work) {
        return scope.call(here, () -> transaction.execute(open -> work.get()));
    }
}
