package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTests {

    private static final String COUNT = "select count(*) from probe_table";

    @Test
    void aFailingTenantStaysOutWhileOthersAreServed(@TempDir Path scripts) throws IOException {
        var folder = TestDataFolder.fresh();
        try {
            TenantId first;
            TenantId broken;
            TenantId last;
            try (var data = new Stopping(folder, List.of())) {
                first = data.harness.newTenant();
                broken = data.harness.newTenant();
                last = data.harness.newTenant();
                data.harness.asOwner(broken, "create table probe_table (in_the_way int)");
            }
            Files.writeString(scripts.resolve("V9001__test_more.sql"), "create table probe_table (id int);");
            var more = List.of("filesystem:" + scripts);
            try (var data = new Stopping(folder, more)) {
                assertThat(data.harness.tenants.active()).containsExactlyInAnyOrder(first, last);
                assertThat(count(data.harness, first)).isZero();
                assertThat(count(data.harness, last)).isZero();
                assertThatThrownBy(() -> count(data.harness, broken))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.UNAVAILABLE));
                assertThat(data.harness.tenants.find(broken)).hasValueSatisfying(entry -> assertThat(entry.problem())
                        .hasValueSatisfying(problem -> assertThat(problem).contains("already exists")));
            }
            try (var data = new Stopping(folder, List.of())) {
                // The earlier program serves what its migrations made; here it only clears the way.
                data.harness.directory.all();
                clear(data.harness, broken);
            }
            try (var data = new Stopping(folder, more)) {
                assertThat(data.harness.tenants.active()).containsExactlyInAnyOrder(first, broken, last);
                assertThat(count(data.harness, broken)).isZero();
                assertThat(data.harness.tenants.find(broken).orElseThrow().problem()).isEmpty();
            }
        } finally {
            TestDataFolder.delete(folder);
        }
    }

    @Test
    void aFailedMigrationLeavesNothingHalf(@TempDir Path scripts) throws IOException {
        var folder = TestDataFolder.fresh();
        try {
            TenantId tenant;
            try (var data = new Stopping(folder, List.of())) {
                tenant = data.harness.newTenant();
            }
            Files.writeString(scripts.resolve("V9001__test_good.sql"), "create table good_one (id int);");
            Files.writeString(scripts.resolve("V9002__test_bad.sql"), "create table bad_one (id no_such_type);");
            try (var data = new Stopping(folder, List.of("filesystem:" + scripts))) {
                assertThat(data.harness.tenants.active()).isEmpty();
                assertThat(tables(data.harness, tenant)).doesNotContain("good_one", "bad_one");
            }
            Files.writeString(scripts.resolve("V9002__test_bad.sql"), "create table bad_one (id int);");
            try (var data = new Stopping(folder, List.of("filesystem:" + scripts))) {
                assertThat(data.harness.tenants.active()).containsExactly(tenant);
                assertThat(tables(data.harness, tenant)).contains("good_one", "bad_one");
            }
        } finally {
            TestDataFolder.delete(folder);
        }
    }

    @Test
    void tenantsSpreadOverShardsAndEachIsReachedWhereItLives() {
        var data = new DataHarness(
                TestDataFolder.fresh(), TestDataFolder.fast(), Map.of("north", "", "south", ""), List.of());
        try (data) {
            var tenants = List.of(data.newTenant(), data.newTenant(), data.newTenant(), data.newTenant());
            assertThat(tenants.stream().map(tenant -> data.tenants.find(tenant).orElseThrow().shard()))
                    .containsExactlyInAnyOrder("north", "north", "south", "south");
            for (var tenant : tenants) {
                assertThat(data.inside(tenant, () -> data.db
                                .sql("select current_database() || ' ' || current_user")
                                .query(String.class)
                                .single()))
                        .isEqualTo("aumbry_shard_" + data.tenants.find(tenant).orElseThrow().shard() + " "
                                + Schemas.of(tenant));
            }
        }
    }

    @Test
    void anInterruptedCreationIsFinishedByRepeatingIt() {
        try (var data = DataHarness.fast()) {
            var tenant = new TenantId(java.util.UUID.randomUUID());
            data.directory.add(tenant, List.of("1"));
            assertThatThrownBy(() -> data.inside(tenant, () -> 1)).isInstanceOf(Refusal.class);
            assertThat(data.tenants.active()).isEmpty();
            data.tenants.create(tenant);
            assertThat(data.tenants.active()).containsExactly(tenant);
            assertThatThrownBy(() -> data.tenants.create(tenant))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.CONFLICT));
        }
    }

    @Test
    void aMarkedControlDatabaseIsLeftAndAnyOtherIsLookedThrough() throws java.sql.SQLException {
        try (var data = DataHarness.fast()) {
            control(data, "delete from schema_version where version is not null");
            data.migrations.migrateControl();
            control(data, "comment on column schema_version.version is 'of an earlier version'");
            assertThatThrownBy(data.migrations::migrateControl)
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("already exists");
        }
    }

    @Test
    void aNetworkMadeInOneGoIsTheSameAsOneMadeScriptByScript() throws java.sql.SQLException {
        try (var data = DataHarness.fast()) {
            var quick = data.newTenant();
            var slow = new TenantId(java.util.UUID.randomUUID());
            data.directory.add(slow, List.of("1"));
            data.asOwner("1", data.migrations.room(Schemas.of(slow)));
            data.migrations.migrate(slow, "1");
            assertThatThrownBy(() -> data.inside(slow, () -> 1)).isInstanceOf(Refusal.class);
            data.tenants.create(slow);
            assertThat(data.tenants.active()).containsExactlyInAnyOrder(quick, slow);

            var portrait = Portrait.of(data, quick);
            assertThat(portrait).hasSizeGreaterThan(2000).isEqualTo(Portrait.of(data, slow));
            assertThat(portrait.stream().map(line -> line.substring(0, line.indexOf('|'))))
                    .contains("schema", "default", "relation", "column", "constraint", "index", "function", "trigger",
                            "sequence", "done", "row");
            data.migrations.migrate(quick, "1");
            assertThat(Portrait.of(data, quick)).isEqualTo(portrait);
        }
    }

    @Test
    void aCreationThatFailsLeavesNothingAndIsFinishedByRepeatingIt() {
        try (var data = DataHarness.fast()) {
            var tenant = new TenantId(java.util.UUID.randomUUID());
            var schema = Schemas.of(tenant);
            data.asOwner("1", "create schema " + schema + "; create function " + schema
                    + ".past_put_back(kept text, moment timestamptz, keys text[]) returns setof text"
                    + " language sql as 'select kept'");
            assertThatThrownBy(() -> data.tenants.create(tenant)).hasMessageContaining("past_put_back");
            assertThat(data.tenants.active()).isEmpty();
            assertThatThrownBy(() -> data.inside(tenant, () -> 1)).isInstanceOf(Refusal.class);
            assertThat(tables(data, tenant)).isEmpty();

            data.asOwner("1", "drop schema " + schema + " cascade");
            data.tenants.create(tenant);
            assertThat(data.tenants.active()).containsExactly(tenant);
            assertThat(tables(data, tenant)).contains("document", "schema_version");
        }
    }

    private static void control(DataHarness data, String sql) throws java.sql.SQLException {
        try (var connection = data.databases.controlOwner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void everyTableSaysWhatItIs() {
        try (var data = DataHarness.fast()) {
            var tenant = data.newTenant();
            var comments = "select coalesce(obj_description(oid), relname) from pg_class"
                    + " where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace";
            assertThat(data.inside(tenant, () -> data.db.sql(comments).query(String.class).list()))
                    .isNotEmpty()
                    .allSatisfy(comment -> assertThat(comment)
                            .matches("module: [a-z]+; floor: tenant; personal: (yes|no); history: (yes|no|itself)"));
        }
    }

    private static Integer count(DataHarness data, TenantId tenant) {
        return data.inside(tenant, () -> data.db.sql(COUNT).query(Integer.class).single());
    }

    private static void clear(DataHarness data, TenantId tenant) {
        try (var connection = data.databases.shardOwner("1").getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop table " + Schemas.of(tenant) + ".probe_table");
        } catch (java.sql.SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> tables(DataHarness data, TenantId tenant) {
        try (var connection = data.databases.shardOwner("1").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select tablename from pg_tables where schemaname = '" + Schemas.of(tenant) + "'")) {
            var names = new java.util.ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (java.sql.SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Stops at the end but leaves the folder for the next. */
    private static final class Stopping implements AutoCloseable {

        final DataHarness harness;

        Stopping(Path folder, List<String> moreMigrations) {
            harness = new DataHarness(folder, TestDataFolder.fast(), Map.of(), moreMigrations);
        }

        @Override
        public void close() {
            harness.stop();
        }
    }
}
