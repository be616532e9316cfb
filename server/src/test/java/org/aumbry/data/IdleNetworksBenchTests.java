package org.aumbry.data;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What networks cost that nobody uses, and how long the first visit of one takes. {@code -Dnetworks=2000 -Didle=120}
 * for many; its lines beginning with "figure:" go to docs/performance-storage.md.
 */
@AumbryTest
@Tag("bench")
class IdleNetworksBenchTests {

    private static final int NETWORKS = Integer.getInteger("networks", 20);
    private static final int IDLE_SECONDS = Integer.getInteger("idle", 20);
    private static final int SAMPLE = 10;

    @Autowired
    private World world;

    @Autowired
    private Databases databases;

    @Autowired
    private DataFolder folder;

    @Test
    void idleNetworks() throws Exception {
        world.ana();
        var people = new ArrayList<Person>();
        var times = new ArrayList<Double>();
        long heapBefore = heap();
        long catalogueBefore = catalogueBytes();
        for (int i = 0; i < NETWORKS; i++) {
            long start = System.nanoTime();
            people.add(world.network("Idle " + i, "Kim Kato", "kim" + i + "@idle.example"));
            times.add((System.nanoTime() - start) / 1e6);
            if ((i + 1) % 100 == 0) {
                figure("%d networks made, the last %d with a median of %.0f ms", i + 1, SAMPLE, last(times));
            }
        }
        figure("%d networks made with their administrators: median of the first %d %.0f ms, of the last %d %.0f ms",
                NETWORKS, SAMPLE, median(times.subList(0, SAMPLE)), SAMPLE, last(times));
        figure("catalogue and empty tables: %.0f KiB on disk for each network",
                (catalogueBytes() - catalogueBefore) / 1024.0 / NETWORKS);
        figure("heap after collection: %.1f MiB, %.1f KiB for each network", heap() / 1048576.0,
                (heap() - heapBefore) / 1024.0 / NETWORKS);
        figure("PostgreSQL: %.0f MiB of memory in %d processes", serverKib() / 1024.0, server().size());
        idle();
        wake(people);
    }

    private void idle() throws Exception {
        long jvm = cpu();
        double server = serverSeconds();
        Thread.sleep(Duration.ofSeconds(IDLE_SECONDS));
        figure("idle for %d s: %.2f s of CPU of the program, %.2f s of PostgreSQL", IDLE_SECONDS, (cpu() - jvm) / 1e9,
                serverSeconds() - server);
    }

    /** The first sign-in and search since a network was made, and the same again. */
    private void wake(List<Person> people) {
        var firsts = new ArrayList<Double>();
        var seconds = new ArrayList<Double>();
        for (var person : people.subList(0, Math.min(SAMPLE, people.size()))) {
            var browser = world.signIn(person);
            firsts.add(ask(browser));
            seconds.add(ask(browser));
        }
        figure("first search in a network that was never visited: median %.0f ms, longest %.0f ms; the second %.0f ms",
                median(firsts), firsts.stream().max(Double::compare).orElse(0.0), median(seconds));
    }

    private static double ask(Browser browser) {
        long start = System.nanoTime();
        int status = browser.get("/search?q=plan").status();
        if (status != 200) {
            throw new AssertionError("a search was answered with " + status);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private long catalogueBytes() throws SQLException {
        long bytes = 0;
        for (var shard : databases.shardNames()) {
            try (var connection = databases.shardOwner(shard).getConnection();
                    var query = connection.createStatement();
                    var size = query.executeQuery("select pg_database_size(current_database())")) {
                size.next();
                bytes += size.getLong(1);
            }
        }
        return bytes;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpu() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    /** The server's processes. */
    private List<ProcessHandle> server() throws IOException {
        try (var folders = Files.list(Path.of("/proc"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(Long::parseLong)
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .filter(process -> process.pid() == postmaster()
                            || process.parent().filter(parent -> parent.pid() == postmaster()).isPresent())
                    .toList();
        }
    }

    private long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(folder.path().resolve("postgres/cluster/postmaster.pid"))
                    .getFirst().strip());
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private long serverKib() throws IOException {
        long kib = 0;
        for (var process : server()) {
            for (var line : lines("/proc/" + process.pid() + "/smaps_rollup")) {
                kib += line.startsWith("Pss:") ? Long.parseLong(line.replaceAll("\\D", "")) : 0;
            }
        }
        return kib;
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException ended) {
            return List.of();
        }
    }

    private double serverSeconds() throws IOException {
        return server().stream()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis)
                .sum() / 1000.0;
    }

    private static double last(List<Double> times) {
        return median(times.subList(Math.max(0, times.size() - SAMPLE), times.size()));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void figure(String text, Object... values) {
        System.out.println("figure: " + String.format(Locale.ROOT, text, values));
    }
}
