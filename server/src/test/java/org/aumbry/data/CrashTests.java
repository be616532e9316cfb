package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Kills the server and the program, with the settings that people use, and counts what was acknowledged. */
@Tag("slow")
class CrashTests {

    @Test
    void aKilledServerComesBackWithEveryAcknowledgedCommit() throws Exception {
        try (var data = new DataHarness(TestDataFolder.fresh(), Map.of(), Map.of(), List.of())) {
            var tenant = data.newTenant();
            data.asOwner(tenant, "create table acked (n bigint primary key)");
            var acknowledged = new ArrayList<Long>();
            var server = Objects.requireNonNull(data.databases.server());
            for (int kill = 0; kill < 3; kill++) {
                long last = acknowledged.isEmpty() ? 0 : acknowledged.getLast() + 1000;
                for (long n = last + 1; n <= last + 50; n++) {
                    insert(data, tenant, n);
                    acknowledged.add(n);
                }
                kill(server.pid());
                await().atMost(Duration.ofSeconds(60)).until(() -> answers(data, tenant));
            }
            assertThat(rows(data, tenant)).containsExactlyElementsOf(acknowledged);
        }
    }

    @Test
    void aKilledProgramLeavesNoServerBehindAndLosesNothing() throws Exception {
        var folder = TestDataFolder.fresh();
        try {
            var tenant = new TenantId(UUID.randomUUID());
            var acknowledged = writeThenKill(folder, tenant, false);
            await().atMost(Duration.ofSeconds(30)).until(() -> serversOf(folder).isEmpty());
            assertThat(readAll(folder, tenant)).containsAll(acknowledged).startsWith(1L);
        } finally {
            TestDataFolder.delete(folder);
        }
    }

    @Test
    void aServerThatOutlivedItsProgramIsEndedByTheNextStart() throws Exception {
        var folder = TestDataFolder.fresh();
        try {
            var tenant = new TenantId(UUID.randomUUID());
            var acknowledged = writeThenKill(folder, tenant, true);
            var orphans = serversOf(folder);
            assertThat(orphans).isNotEmpty();
            assertThat(readAll(folder, tenant)).containsAll(acknowledged);
            assertThat(orphans).allSatisfy(orphan -> assertThat(orphan.isAlive()).isFalse());
        } finally {
            TestDataFolder.delete(folder);
        }
    }

    @Test
    void aStaleProcessNumberIsNoHindrance() throws Exception {
        var folder = TestDataFolder.fresh();
        try {
            new DataHarness(folder, Map.of(), Map.of(), List.of()).stop();
            // The number of a process that lives but is no database.
            Files.writeString(
                    folder.resolve("postgres/cluster/postmaster.pid"),
                    ProcessHandle.current().pid() + "\n" + folder + "\n1\n5432\n");
            var data = new DataHarness(folder, Map.of(), Map.of(), List.of());
            assertThat(Objects.requireNonNull(data.databases.server()).pid())
                    .isNotEqualTo(ProcessHandle.current().pid());
            data.stop();
        } finally {
            TestDataFolder.delete(folder);
        }
    }

    /** What the killed process runs: writes numbers and says each after its commit. */
    public static final class Writer {

        private Writer() {}

        public static void main(String... arguments) {
            var data = new DataHarness(Path.of(arguments[0]), Map.of(), Map.of(), List.of());
            var tenant = TenantId.parse(arguments[1]);
            data.tenants.create(tenant);
            data.asOwner(tenant, "create table acked (n bigint primary key)");
            for (long n = 1; ; n++) {
                insert(data, tenant, n);
                System.out.println("acked " + n);
            }
        }
    }

    private static List<Long> writeThenKill(Path folder, TenantId tenant, boolean watcherToo) throws Exception {
        var writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        tenant.toString())
                .redirectErrorStream(true)
                .start();
        var acknowledged = new ArrayList<Long>();
        var tail = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("acked ")) {
                    acknowledged.add(Long.valueOf(line.substring(6)));
                } else {
                    tail.add(line);
                }
                if (acknowledged.size() == 200) {
                    if (watcherToo) {
                        writer.descendants()
                                .filter(child -> command(child).contains("aumbry-postgres"))
                                .forEach(ProcessHandle::destroyForcibly);
                    }
                    kill(writer.pid());
                }
            }
        }
        assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).as(String.join("\n", tail)).hasSizeGreaterThanOrEqualTo(200);
        return acknowledged;
    }

    private static List<Long> readAll(Path folder, TenantId tenant) {
        var data = new DataHarness(folder, Map.of(), Map.of(), List.of());
        try {
            return rows(data, tenant);
        } finally {
            data.stop();
        }
    }

    private static void insert(DataHarness data, TenantId tenant, long n) {
        data.inside(tenant, () -> data.db.sql("insert into acked (n) values (:n)").param("n", n).update());
    }

    private static List<Long> rows(DataHarness data, TenantId tenant) {
        return data.inside(tenant, () -> data.db.sql("select n from acked order by n").query(Long.class).list());
    }

    private static boolean answers(DataHarness data, TenantId tenant) {
        try {
            return !rows(data, tenant).isEmpty();
        } catch (DataAccessException | TransactionException notYet) {
            return false;
        }
    }

    private static List<ProcessHandle> serversOf(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> command(process).contains(folder + "/postgres/cluster")
                        && !command(process).contains("/bin/sh"))
                .toList();
    }

    private static String command(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -9 " + pid).start().waitFor();
    }
}
