package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.ClusterHarness;
import org.aumbry.data.RecoveredCluster;
import org.aumbry.data.RemoteCluster;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first server is killed under load; what it had acknowledged must be on the second. */
@Tag("slow")
class StandByTests {

    private static final int WRITERS = 4;
    private static final Duration FENCE = Duration.ofSeconds(8);
    private static final int ROUNDS = Integer.getInteger("continuity.failovers", 1);
    private static final int LOAD_MILLIS = Integer.getInteger("continuity.load-millis", 2000);

    /** What the writers saw. */
    private static final class History {

        final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
        final AtomicInteger next = new AtomicInteger();
        final AtomicInteger second = new AtomicInteger();
        final AtomicBoolean over = new AtomicBoolean();
        final AtomicLong firstAfter = new AtomicLong();
        final AtomicLong killed = new AtomicLong();
    }

    @Test
    void aSynchronousStandByLosesNothingThatWasAcknowledged() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int lost = failOver(true, Map.of());
            assertThat(lost).as("acknowledged and lost").isZero();
        }
    }

    /** The checker must be able to see a loss: where nobody waits for the stand-by, cut off before the end, is one. */
    @Test
    void theCheckerSeesWhatAnAsynchronousOneLoses() throws Exception {
        assertThat(failOver(false, Map.of("synchronous_commit", "off"))).as("lost by the control").isPositive();
    }

    private static int failOver(boolean synchronous, Map<String, String> options) throws Exception {
        var first = TestDataFolder.fresh();
        var second = TestDataFolder.fresh();
        try (var origin = ClusterHarness.real(Map.of())) {
            copyOf(origin, first);
        }
        try {
            int lost = failOver(synchronous, options, first, second);
            if (synchronous) {
                theOldOneTakesNoWrites(first);
            }
            return lost;
        } finally {
            TestDataFolder.delete(first);
            TestDataFolder.delete(second);
        }
    }

    private static int failOver(boolean synchronous, Map<String, String> options, Path first, Path second)
            throws Exception {
        var secrets = Files.readAllBytes(first.resolve("postgres-secrets"));
        try (var primary = RecoveredCluster.start(first, TestDataFolder.programs(), new HashMap<>(options))) {
            execute(primary.superuser("postgres"), "create table history (number integer primary key)");
            var remote = RemoteCluster.at("127.0.0.1", primary.port(), secrets);
            try (var follower = StandBy.follow(remote, "second", second, TestDataFolder.programs())) {
                ArchiveScene.await(() -> behind(follower) >= 0);
                follower.synchronous(synchronous);
                if (synchronous) {
                    follower.fence(FENCE);
                    ArchiveScene.await(() -> waits(primary));
                    return killAndCompare(primary, follower, second, secrets);
                }
                return killBothAndCompare(primary, follower, remote, second, secrets);
            }
        }
    }

    /** It comes back as if nothing had happened: nobody can write there, and its start is refused. */
    private static void theOldOneTakesNoWrites(Path first) throws Exception {
        var start = CompletableFuture.supplyAsync(
                () -> RecoveredCluster.start(first, TestDataFolder.programs(), new HashMap<>()));
        ArchiveScene.await(() -> start.isDone() || refusesWrites(first));
        assertThat(Files.readString(first.resolve("postgres/cluster/postgresql.auto.conf")))
                .as("it was started without taking writes")
                .contains("default_transaction_read_only = 'on'");
        assertThatThrownBy(start::join).hasMessageContaining("does not follow this database server any more");
        assertThat(RecoveredCluster.takesWritesAlone(first)).as("somebody says that nothing took its place").isTrue();
        try (var alone = RecoveredCluster.start(first, TestDataFolder.programs(), new HashMap<>())) {
            execute(alone.superuser("postgres"), "create table alone (number integer)");
        }
    }

    private static boolean refusesWrites(Path folder) {
        try (var connection = RecoveredCluster.connectBeside(folder, "postgres")) {
            execute(connection, "create temporary table x (); create table y (); drop table y");
            return false;
        } catch (SQLException | CannotStartException refused) {
            return refused instanceof SQLException failed && "25006".equals(failed.getSQLState());
        }
    }

    private static int killAndCompare(RecoveredCluster primary, StandBy follower, Path second, byte[] secrets)
            throws Exception {
        var history = new History();
        history.second.set(follower.port());
        var threads = begin(history, primary.port(), secrets);
        Thread.sleep(LOAD_MILLIS);
        kill(primary.pid());
        history.killed.set(System.nanoTime());
        var promoted = Promotion.run(second);
        assertThat(promoted.fenced()).as("the first one is kept from taking writes").isTrue();
        assertThat(promoted.fencedNow()).as("it is dead").isFalse();
        assertThat(promoted.recorded()).isTrue();
        System.out.println("figure: promotion took " + promoted.took().toMillis() + " ms, newest work "
                + promoted.lost().toMillis() + " ms old");
        return compare(history, follower, threads);
    }

    /** The second is gone before the first, and what was written in between is on the first alone. */
    private static int killBothAndCompare(
            RecoveredCluster primary, StandBy follower, RemoteCluster remote, Path folder, byte[] secrets)
            throws Exception {
        var history = new History();
        history.second.set(follower.port());
        var threads = begin(history, primary.port(), secrets);
        Thread.sleep(LOAD_MILLIS);
        kill(follower.server().pid());
        int before = history.acknowledged.size();
        ArchiveScene.await(() -> history.acknowledged.size() > before + 200);
        kill(primary.pid());
        history.killed.set(System.nanoTime());
        follower.close();
        try (var again = StandBy.follow(remote, "second", folder, TestDataFolder.programs())) {
            history.second.set(again.port());
            return finish(history, again, threads);
        }
    }

    private static List<Thread> begin(History history, int first, byte[] secrets) {
        var threads = new ArrayList<Thread>();
        for (int writer = 0; writer < WRITERS; writer++) {
            threads.add(Thread.ofPlatform().start(() -> write(history, first, secrets)));
        }
        return threads;
    }

    private static int finish(History history, StandBy follower, List<Thread> threads) throws Exception {
        follower.promote();
        return compare(history, follower, threads);
    }

    private static int compare(History history, StandBy follower, List<Thread> threads) throws Exception {
        ArchiveScene.await(() -> history.firstAfter.get() != 0);
        history.over.set(true);
        for (var thread : threads) {
            thread.join(20_000);
        }
        var there = new HashSet<Integer>();
        try (var connection = follower.server().superuser("postgres");
                var query = connection.createStatement();
                var rows = query.executeQuery("select number from history")) {
            while (rows.next()) {
                there.add(rows.getInt(1));
            }
        }
        int lost = (int) history.acknowledged.stream().filter(number -> !there.contains(number)).count();
        long millis = TimeUnit.NANOSECONDS.toMillis(history.firstAfter.get() - history.killed.get());
        System.out.println("figure: failover, acknowledged " + history.acknowledged.size() + " lost " + lost
                + " first write after " + millis + " ms");
        return lost;
    }

    /** One writer as an application is: several hosts, always the one that takes writes. */
    private static void write(History history, int first, byte[] secrets) {
        while (!history.over.get()) {
            var url = "jdbc:postgresql://127.0.0.1:" + first + ",127.0.0.1:" + history.second.get()
                    + "/postgres?targetServerType=primary&connectTimeout=2&socketTimeout=10&hostRecheckSeconds=0";
            try (var connection = DriverManager.getConnection(url, "postgres", password(secrets));
                    var insert = connection.prepareStatement("insert into history values (?)")) {
                while (!history.over.get()) {
                    int number = history.next.incrementAndGet();
                    insert.setInt(1, number);
                    insert.executeUpdate();
                    history.acknowledged.add(number);
                    if (history.killed.get() != 0) {
                        history.firstAfter.compareAndSet(0, System.nanoTime());
                    }
                }
            } catch (SQLException broken) {
                // Not acknowledged; the next connection goes where writes are taken.
            }
        }
    }

    private static void copyOf(ClusterHarness origin, Path folder) throws IOException, SQLException {
        var remote = RemoteCluster.at("127.0.0.1", origin.port(),
                Files.readAllBytes(origin.folder().resolve("postgres-secrets")));
        try (var copied = StandBy.follow(remote, "copied", folder, TestDataFolder.programs())) {
            copied.promote();
        }
    }

    private static long behind(StandBy follower) {
        try {
            return follower.bytesBehind().orElse(-1L);
        } catch (SQLException notYet) {
            return -1;
        }
    }

    private static boolean waits(RecoveredCluster primary) {
        try (var connection = primary.superuser("postgres");
                var query = connection.createStatement();
                var row = query.executeQuery("select count(*) from pg_stat_replication where sync_state = 'sync'")) {
            return row.next() && row.getInt(1) == 1;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static String password(byte[] secrets) {
        try {
            var properties = new Properties();
            properties.load(new StringReader(new String(secrets, StandardCharsets.UTF_8)));
            return properties.getProperty("superuser");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection; var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-KILL", String.valueOf(pid)).start().waitFor();
    }
}
