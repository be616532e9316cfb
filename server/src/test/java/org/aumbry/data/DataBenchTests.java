package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** Measures what a schema per network costs. Its lines beginning with "figure:" go to docs/performance-data.md. */
@Tag("bench")
class DataBenchTests {

    private static final int NETWORKS = Integer.getInteger("aumbry.bench.networks", 500);
    private static final int SAMPLE = 20;
    private static final int ROUNDS = 5;
    private static final int TRANSACTIONS = 2000;

    @Test
    void schemasAndTransactions() throws SQLException, IOException {
        try (var data = new DataHarness(TestDataFolder.fresh(), Map.of(), Map.of(), List.of())) {
            ways(data);
            var tenants = new ArrayList<TenantId>();
            for (int goal : new int[] {100, NETWORKS}) {
                provision(data, tenants, goal);
                memory(data, tenants);
                transactions(data, tenants);
            }
            restart(data);
        }
    }

    /** All scripts in one transaction, and one after the other as networks that are there get new ones; in turns. */
    private static void ways(DataHarness data) {
        var inOneGo = new ArrayList<Double>();
        var byScript = new ArrayList<Double>();
        for (int round = -1; round < SAMPLE / 2; round++) {
            long start = System.nanoTime();
            data.migrations.provision(new TenantId(UUID.randomUUID()), "1");
            long between = System.nanoTime();
            var tenant = new TenantId(UUID.randomUUID());
            data.asOwner("1", data.migrations.room(Schemas.of(tenant)));
            data.migrations.migrate(tenant, "1");
            long end = System.nanoTime();
            if (round >= 0) {
                inOneGo.add((between - start) / 1e6);
                byScript.add((end - between) / 1e6);
            }
        }
        figure("schema of a network: in one go %.0f ms, script by script %.0f ms, ratio %.2f",
                median(inOneGo), median(byScript), median(inOneGo) / median(byScript));
    }

    private static void provision(DataHarness data, List<TenantId> tenants, int goal) {
        var times = new ArrayList<Double>();
        while (tenants.size() < goal) {
            long start = System.nanoTime();
            tenants.add(data.newTenant());
            times.add((System.nanoTime() - start) / 1e6);
        }
        figure("provisioning at %d networks: median of the last %d: %.0f ms, of the first %d of this step: %.0f ms",
                goal, SAMPLE, median(times.subList(times.size() - SAMPLE, times.size())), SAMPLE,
                median(times.subList(0, SAMPLE)));
    }

    /** One backend that visits every network and reads every table of it. */
    private static void memory(DataHarness data, List<TenantId> tenants) throws SQLException, IOException {
        try (var connection = user(data, 5)) {
            connection.setAutoCommit(false);
            var status = Path.of("/proc/" + pid(connection) + "/status");
            long before = anonymousKib(status);
            int tables = 0;
            for (var tenant : tenants) {
                enter(connection, Schemas.of(tenant));
                for (var table : tables(connection)) {
                    try (var statement = connection.createStatement()) {
                        statement.execute("select count(*) from " + table);
                    }
                    tables++;
                }
                connection.commit();
            }
            long after = anonymousKib(status);
            figure("memory of one backend after every table of %d networks (%d tables each): %.1f MiB, of "
                    + "that catalogue and"
                            + " relation caches %.1f MiB = %.0f KiB for each network",
                    tenants.size(), tables / tenants.size(), after / 1024.0, (after - before) / 1024.0,
                    (after - before) / (double) tenants.size());
        }
    }

    private static void transactions(DataHarness data, List<TenantId> tenants) throws SQLException {
        for (var tenant : tenants) {
            data.asOwner(tenant, "create table if not exists bench (id int primary key, words text not null);"
                    + " insert into bench select n, 'words ' || n from generate_series(1, 100) n on conflict "
                    + "do nothing");
        }
        var ways = List.of(
                new Way("owner login, search path of the session, no role", 0, false),
                new Way("set local role and search path, always one network", 1, false),
                new Way("set_config for both in one select, one network", 1, true),
                new Way("set local, another one of 100 networks each time", 100, false));
        for (int threshold : new int[] {5, 0}) {
            var medians = new double[ways.size()][ROUNDS];
            try (var owner = owner(data, threshold);
                    var user = user(data, threshold)) {
                for (int round = -1; round < ROUNDS; round++) {
                    for (int way = 0; way < ways.size(); way++) {
                        double micros = run(ways.get(way).networks() == 0 ? owner : user, ways.get(way), tenants);
                        if (round >= 0) {
                            medians[way][round] = micros;
                        }
                    }
                }
            }
            double none = median(medians[0]);
            for (int way = 0; way < ways.size(); way++) {
                figure("%d networks, prepareThreshold=%d, %s: %.0f us a transaction, ratio %.2f",
                        tenants.size(), threshold, ways.get(way).name(), median(medians[way]),
                        median(medians[way]) / none);
            }
        }
    }

    private record Way(String name, int networks, boolean asSelect) {}

    /** The median microseconds of one transaction with one indexed read. */
    private static double run(Connection connection, Way way, List<TenantId> tenants) throws SQLException {
        var times = new double[TRANSACTIONS];
        connection.setAutoCommit(false);
        if (way.networks() == 0) {
            try (var statement = connection.createStatement()) {
                statement.execute("set search_path to " + Schemas.of(tenants.getFirst()));
            }
            connection.commit();
        }
        for (int i = 0; i < TRANSACTIONS; i++) {
            long start = System.nanoTime();
            if (way.networks() > 0) {
                var schema = Schemas.of(tenants.get(i % way.networks()));
                if (way.asSelect()) {
                    try (var statement = connection.prepareStatement(
                            "select set_config('role', ?, true), set_config('search_path', ?, true)")) {
                        statement.setString(1, schema);
                        statement.setString(2, schema);
                        statement.execute();
                    }
                } else {
                    enter(connection, schema);
                }
            }
            try (var statement = connection.prepareStatement("select words from bench where id = ?")) {
                statement.setInt(1, 1 + i % 100);
                try (var rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                }
            }
            connection.commit();
            times[i] = (System.nanoTime() - start) / 1e3;
        }
        return median(times);
    }

    /** How long the next start looks at networks that need nothing. */
    private static void restart(DataHarness data) {
        data.stop();
        long start = System.nanoTime();
        var again = new DataHarness(data.path, Map.of(), Map.of(), List.of());
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(again.tenants.active()).hasSize(NETWORKS);
        figure("start of the databases with %d networks of this version: %.1f s", NETWORKS, seconds);
        again.stop();
    }

    private static void enter(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local role " + schema + "; set local search_path to " + schema);
        }
    }

    private static Connection user(DataHarness data, int threshold) throws SQLException {
        return connect(data, "aumbry_app", PostgresSecrets.in(data.folder, new org.aumbry.crypto.Randomness()).user(),
                threshold);
    }

    private static Connection owner(DataHarness data, int threshold) throws SQLException {
        return connect(
                data, "aumbry_owner", PostgresSecrets.in(data.folder, new org.aumbry.crypto.Randomness()).owner(),
                threshold);
    }

    private static Connection connect(DataHarness data, String user, String password, int threshold)
            throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("prepareThreshold", String.valueOf(threshold));
        var url = java.util.Objects.requireNonNull(data.databases.server()).url("aumbry_shard_1");
        return java.util.Objects.requireNonNull(new Driver().connect(url, properties));
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select relname from pg_class where relkind = 'r'"
                        + " and relnamespace = current_schema()::regnamespace and relname <> 'schema_version'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static long pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long anonymousKib(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void figure(String format, Object... values) {
        System.out.println("figure: " + String.format(Locale.ROOT, format, values));
    }
}
