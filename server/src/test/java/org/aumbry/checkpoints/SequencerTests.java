package org.aumbry.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aumbry.crypto.Ed25519;
import org.aumbry.data.DataFolder;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.Journal;
import org.aumbry.journal.Waiting;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class SequencerTests {

    private final ObjectRef plan = new ObjectRef("document", UUID.randomUUID());

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private JournalTreeStore store;

    @Autowired
    private TreeKey key;

    @Autowired
    private TreeWalk walk;

    @Autowired
    private Waiting waiting;

    @Autowired
    private Clock clock;

    @Autowired
    private DataFolder data;

    @Autowired
    private Journal journal;

    @Autowired
    private Tenants tenants;

    @Autowired
    private ObjectProvider<Companion> companions;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    private TenantId here;
    private Principal ana;

    @BeforeEach
    void network() {
        here = new TenantId(UUID.randomUUID());
        tenants.create(here);
        ana = new Principal(
                here, new UserId(UUID.randomUUID()), false, true, null, null, Set.of("read"), "198.51.100.7");
    }

    @Test
    void whatWasCommittedGetsItsPlaceAndASignedHead() {
        record(3);
        place(3);

        var newest = inside(() -> store.newest().orElseThrow());
        var lines = newest.note().lines().toList();
        assertThat(newest.size()).isEqualTo(3);
        assertThat(lines.subList(0, 2)).containsExactly("aumbry/" + here, "3");
        var leaves = inside(() -> store.leaves(0, 10));
        assertThat(leaves).extracting(Leaf::position).containsExactly(0L, 1L, 2L);
        var root = inside(() -> new TiledTree(3, store).root());
        assertThat(lines.get(2)).isEqualTo(Base64.getEncoder().encodeToString(root));
        var text = newest.note().substring(0, newest.note().indexOf("\n\n") + 1).getBytes(StandardCharsets.UTF_8);
        var line = lines.getLast().split(" ");
        var verifier = inside(key::verifier);
        var signature = Base64.getDecoder().decode(line[2]);
        assertThat(line[1]).isEqualTo("aumbry/" + here);
        assertThat(Arrays.copyOf(signature, 4)).isEqualTo(verifier.id());
        assertThat(Ed25519.verify(verifier.publicKey(), text, Arrays.copyOfRange(signature, 4, 68))).isTrue();
    }

    @Test
    void aTransactionThatEndsLateIsNotPassedOver() throws Exception {
        record(1);
        scope.run(here, () -> transaction.executeWithoutResult(slow -> {
            journal.record(ana, "document.add", plan);
            inAnotherThread(() -> record(2));
            inAnotherThread(() -> place(3));
            assertThat(inAnotherThread(() -> inside(() -> store.leaves(0, 10)))).hasSize(3);
        }));
        place(4);
        record(1);
        place(5);

        assertThat(new TreeSet<>(inside(() -> store.leaves(0, 10)).stream().map(Leaf::entry).toList())).hasSize(5);
    }

    @Test
    void severalNodesAtOnceGiveEachEntryOnePlace() throws Exception {
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 4; node++) {
                nodes.submit(() -> {
                    for (int i = 0; i < 15; i++) {
                        record(4);
                        scope.call(here, sequencer::place);
                    }
                    return null;
                });
            }
        }
        place(240);

        var leaves = inside(() -> store.leaves(0, 1000));
        assertThat(leaves).hasSize(240);
        assertThat(leaves.stream().map(Leaf::entry).distinct()).hasSize(240);
        assertThat(leaves.getLast().position()).isEqualTo(239);
    }

    @Test
    void nothingWaitsAndNothingIsSigned() {
        record(1);
        place(1);
        var before = inside(() -> store.newest());
        assertThat(scope.call(here, sequencer::place)).isZero();

        assertThat(inside(() -> store.newest())).isEqualTo(before);
        inside(() -> {
            sequencer.thinOut();
            return 0;
        });
        assertThat(inside(() -> store.newest())).isEqualTo(before);
    }

    @Test
    void anEntryFromBeforeEntriesSaidWhatTheyCommitToIsPlacedAndProvedToo() throws Exception {
        var schema = inside(() -> db.sql("select current_schema()").query(String.class).single());
        try (var superuser = new Superuser(data.path(), schema)) {
            inside(() -> {
                db.sql("select leaf_count from journal_tree for update").query(Long.class).single();
                inAnotherThread(() -> record(3));
                run(superuser, "update journal_entry set commitments = null");
                return 0;
            });
        }
        place(3);
        record(2);
        place(5);

        assertThat(inside(() -> store.leaves(0, 10))).extracting(leaf -> leaf.commitments() == null)
                .containsExactly(false, false, false, true, true);
        assertThat(scope.call(here, walk::walk)).isEqualTo(new TreeWalk.Result(5, List.of()));
    }

    @Test
    void whatAProgramThatIsGoneLeftBehindIsPlacedAtOnce() {
        var gone = new AtomicBoolean();
        var job = new SequencerJob(
                waiting, sequencer, () -> gone.getAndSet(false), tenants, scope, companions, clock);
        job.place();
        inside(() -> db.sql("""
                insert into journal_entry (id, at, verb, object_kind, outcome, commitments)
                values (gen_random_uuid(), now(), 'document.add', 'document', 'allowed', decode('00000000', 'hex'))
                """).update());
        job.place();
        assertThat(inside(store::newest)).as("nobody knows of it yet").isEmpty();

        gone.set(true);
        job.place();
        assertThat(inside(store::newest).orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void theProgramCannotTakeBackWhatStandsInTheTree() {
        record(1);
        place(1);
        for (var sql : List.of(
                "delete from journal_leaf", "update journal_leaf set position = 7", "delete from journal_tile",
                "update journal_tile set hashes = decode(repeat('00', 32), 'hex')", "delete from journal_key",
                "update journal_checkpoint set note = 'x'", "delete from journal_entry",
                "update journal_entry set verb = 'x'")) {
            assertThatThrownBy(() -> inside(() -> db.sql(sql).update())).as(sql)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private static void run(Superuser superuser, String sql) {
        try {
            superuser.run(sql);
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
    }

    private void record(int count) {
        inside(() -> {
            for (int i = 0; i < count; i++) {
                journal.record(ana, "document.add", plan, Map.of("number", "" + i));
            }
            return 0;
        });
    }

    /** Until that many are placed, by whomever: the running program takes its turns too. */
    private void place(long size) {
        for (int i = 0; i < 10_000 && size > inside(() -> store.newest()).map(Checkpoint::size).orElse(0L); i++) {
            scope.call(here, sequencer::place);
        }
        assertThat(inside(() -> store.newest()).orElseThrow().size()).isEqualTo(size);
    }

    private <T> T inside(java.util.function.Supplier<T> work) {
        return scope.call(here, () -> transaction.execute(status -> work.get()));
    }

    private static void inAnotherThread(Runnable work) {
        inAnotherThread(() -> {
            work.run();
            return null;
        });
    }

    private static <T> T inAnotherThread(java.util.function.Supplier<T> work) {
        try (var other = Executors.newSingleThreadExecutor()) {
            return other.submit(work::get).get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
