package org.aumbry.continuity;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.aumbry.data.ClusterHarness;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What archiving costs, how old the newest copy is under load, and how long a restore takes. Prints figures. */
@Tag("bench")
class ContinuityBenchTests {

    private static final int ROUNDS = Integer.getInteger("continuity.rounds", 5);
    private static final int WINDOW_MILLIS = Integer.getInteger("continuity.window-millis", 4000);
    private static final int WRITERS = 4;
    private static final int FILL_ROWS = Integer.getInteger("continuity.fill-rows", 200_000);

    @Test
    void archivingBesideWriting() throws IOException, SQLException {
        try (var scene = new ArchiveScene(ClusterHarness.real(Map.of()))) {
            var ratios = new ArrayList<Double>();
            var worstLag = new AtomicLong();
            window(scene, new AtomicLong());
            for (int round = 0; round < ROUNDS; round++) {
                scene.pause();
                int without = window(scene, new AtomicLong());
                scene.resume();
                scene.settle();
                int with = window(scene, worstLag);
                ratios.add((double) with / without);
                figure("round %d: %d commits without, %d with", round, without, with);
            }
            Collections.sort(ratios);
            figure("commits beside archiving: %.3f of those without (median of %d)", ratios.get(ROUNDS / 2), ROUNDS);
            figure("newest copy under load at most %d ms old", worstLag.get());
            restore(scene);
        }
    }

    private static void restore(ArchiveScene scene) throws IOException, SQLException {
        scene.server.asOwner(scene.tenant, "insert into note select n, encode(sha256(n::text::bytea), 'hex')"
                + " || encode(sha256((n + 1)::text::bytea), 'hex') from generate_series(1, " + FILL_ROWS + ") n");
        scene.settle();
        long start = System.nanoTime();
        scene.archive.makeBase();
        figure("base backup: %d ms", millis(start));
        long bytes = scene.control().sql("select sum(pg_database_size(oid)) from pg_database")
                .query(Long.class).single();
        start = System.nanoTime();
        var drill = scene.archive.drill();
        figure("restored and compared, %s, %d MB of databases: %d ms", drill.holds() ? "the same" : "DIFFERENT",
                bytes >> 20, millis(start));
        var into = TestDataFolder.fresh();
        start = System.nanoTime();
        ColdStart.run(scene.request(scene.folders.getFirst(), into, null),
                new PrintStream(OutputStream.nullOutputStream()));
        long took = millis(start);
        figure("cold start from the media: %d ms, %.1f s for a GB", took, took / 1000.0 / bytes * (1L << 30));
        TestDataFolder.delete(into);
        long size = 0;
        try (var files = Files.walk(scene.folders.getFirst())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        figure("archive of it in one location: %d MB", size >> 20);
    }

    /** @return how many commits of one row each there were */
    private static int window(ArchiveScene scene, AtomicLong worstLag) {
        var over = new AtomicBoolean();
        var count = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int writer = 0; writer < WRITERS; writer++) {
            threads.add(Thread.ofPlatform().start(() -> {
                while (!over.get()) {
                    scene.control().sql("insert into archive_order (id, kind, asked_at) values (gen_random_uuid(),"
                            + " 'base', now())").update();
                    count.incrementAndGet();
                }
            }));
        }
        long start = System.nanoTime();
        while (millis(start) < WINDOW_MILLIS) {
            var caught = scene.archive.receiver().caughtUpAt();
            if (caught != null) {
                worstLag.accumulateAndGet(Duration.between(caught, Instant.now()).toMillis(), Math::max);
            }
            rest();
        }
        over.set(true);
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return count.get();
    }

    private static void rest() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void figure(String text, Object... values) {
        System.out.println("figure: " + String.format(Locale.ROOT, text, values));
    }
}
