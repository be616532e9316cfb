package org.aumbry.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the tree costs those who write and read: the same load with the sequencer at work and kept away by a lock, in
 * one run, alternating; and how long the proof of one entry takes.
 */
@Tag("bench")
@AumbryTest
class CheckpointsBenchTests {

    private static final int ROUNDS = Integer.getInteger("rounds", 6);
    private static final int WRITERS = Integer.getInteger("writers", 8);
    private static final long ROUND_NANOS = 5_000_000_000L;
    private static final int PROOFS = 200;

    private final ObjectRef plan = new ObjectRef("document", UUID.randomUUID());

    @Autowired
    private Journal journal;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private JournalTreeStore store;

    @Autowired
    private Log log;

    @Autowired
    private Tenants tenants;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    private TenantId here;
    private Principal who;

    @Test
    void whatTheTreeCosts() throws Exception {
        here = new TenantId(UUID.randomUUID());
        tenants.create(here);
        who = new Principal(here, new UserId(UUID.randomUUID()), false, false, null, null, Set.of(), "198.51.100.7");
        round(false, true);
        round(true, true);
        for (boolean acts : new boolean[] {true, false}) {
            var with = new double[ROUNDS];
            var without = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                with[i] = round(true, acts);
                without[i] = round(false, acts);
            }
            var name = acts ? "acts" : "reads";
            System.out.printf("figure: checkpoints: %s recorded each second with the tree %.0f, without %.0f,"
                    + " ratio of the medians %.3f (at least 0.97)%n", name, median(with), median(without),
                    median(with) / median(without));
        }
        settle();
        proofs();
    }

    private void proofs() {
        long size = scope.call(here, () -> log.newest().orElseThrow().size());
        var took = new ArrayList<Double>();
        for (int i = 0; i < PROOFS; i++) {
            long at = size * i / PROOFS;
            var entry = scope.call(here, () -> transaction.execute(
                    open -> store.leaves(at, at + 1).getFirst().entry()));
            long start = System.nanoTime();
            assertThat(scope.call(here, () -> log.proof(entry))).isPresent();
            took.add((System.nanoTime() - start) / 1e6);
        }
        var sorted = took.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf("figure: checkpoints: proof of one of %d entries: median %.1f ms, 95th percentile %.1f ms"
                + " (at most 50)%n", size, median(sorted), sorted[PROOFS * 95 / 100]);
        assertThat(sorted[PROOFS * 95 / 100]).isLessThan(50);
    }

    /** Entries written each second. */
    private double round(boolean tree, boolean acts) throws Exception {
        var done = new CountDownLatch(1);
        var locked = new CountDownLatch(1);
        var written = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            if (!tree) {
                threads.submit(() -> keepAway(locked, done));
                locked.await();
            }
            long end = System.nanoTime() + ROUND_NANOS;
            var writers = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> write(end, acts, written)));
            }
            for (var writer : writers) {
                writer.get();
            }
            done.countDown();
        }
        return written.get() * 1e9 / ROUND_NANOS;
    }

    private void keepAway(CountDownLatch locked, CountDownLatch done) {
        scope.run(here, () -> transaction.executeWithoutResult(open -> {
            db.sql("select leaf_count from journal_tree for update").query(Long.class).single();
            locked.countDown();
            try {
                done.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void write(long end, boolean acts, AtomicLong written) {
        while (System.nanoTime() < end) {
            scope.run(here, () -> {
                if (acts) {
                    transaction.executeWithoutResult(
                            open -> journal.record(who, "document.add", plan, Map.of("n", "1")));
                } else {
                    journal.observe(who, "document.view", plan, Map.of("n", "1"));
                }
            });
            written.incrementAndGet();
        }
    }

    private void settle() {
        while (scope.call(here, sequencer::place) != 0) {
            Thread.onSpinWait();
        }
    }

    private static double median(double[] values) {
        var sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
