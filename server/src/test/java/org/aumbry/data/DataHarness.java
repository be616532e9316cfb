package org.aumbry.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.crypto.CustomerKeys;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.KmsSettings;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TestKms;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.TestClock;
import org.aumbry.testing.TestDataFolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The databases without the rest of the program, in a folder of their own. */
final class DataHarness implements AutoCloseable {

    final Path path;
    final DataFolder folder;
    final Databases databases;
    final Migrations migrations;
    final TenantDirectory directory;
    final Tenants tenants;
    final TestClock clock = new TestClock();
    final SwitchedKms kms;
    final TenantRootKeys roots;
    final TenantScope scope;
    final JdbcClient db;
    final TransactionTemplate transaction;

    DataHarness(Path path, Map<String, String> options, Map<String, String> shards, List<String> moreMigrations) {
        this(
                path,
                new DatabaseSettings(
                        null, "aumbry_owner", null, "aumbry_app", null, shards, 6, 0, "aumbry",
                        TestDataFolder.programs(), options, null),
                moreMigrations);
    }

    DataHarness(Path path, DatabaseSettings settings, List<String> moreMigrations) {
        this(path, settings, moreMigrations, TestKms.fresh());
    }

    private DataHarness(Path path, DatabaseSettings settings, List<String> moreMigrations, Kms service) {
        this.path = path;
        folder = DataFolder.open(path);
        try {
            databases = Databases.reach(folder, settings, new Randomness());
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
        migrations = new Migrations(databases, moreMigrations);
        migrations.migrateControl();
        directory = new TenantDirectory(JdbcClient.create(databases.control()), migrations.fingerprint());
        migrations.migrateTenants(directory);
        kms = new SwitchedKms(service);
        roots = new TenantRootKeys(
                new TenantKeyStore(JdbcClient.create(databases.control())), kms, CustomerKeys.none(), new Randomness(),
                clock, KmsSettings.usual());
        tenants = new Tenants(databases, directory, migrations, roots);
        var source = new TenantDataSource(databases.shards());
        scope = new TenantScope(source);
        db = JdbcClient.create(source);
        transaction = new TransactionTemplate(new TenantTransactionManager(scope, directory, source, null));
    }

    /** A fresh folder, fast and forgetful. */
    static DataHarness fast() {
        return new DataHarness(TestDataFolder.fresh(), new HashMap<>(TestDataFolder.fast()), Map.of(), List.of());
    }

    /** The same with a key service of the test's. */
    static DataHarness with(Kms service) {
        var settings = new DatabaseSettings(
                null, "aumbry_owner", null, "aumbry_app", null, Map.of(), 6, 0, "aumbry", TestDataFolder.programs(),
                TestDataFolder.fast(), null);
        return new DataHarness(TestDataFolder.fresh(), settings, List.of(), service);
    }

    /** The keys as one more process would see them, with nothing in memory. */
    TenantKeys newKeys() {
        return new TenantKeys(scope, roots, new DataKeyStore(db), transaction, new Randomness(), clock);
    }

    NetworkKeys networkKeys(TenantKeys keys) {
        return new NetworkKeys(
                scope, roots, keys, new NetworkKeyStore(db), transaction, new Randomness(), clock);
    }

    TenantId newTenant() {
        var tenant = new TenantId(UUID.randomUUID());
        tenants.create(tenant);
        return tenant;
    }

    /** Does something to a tenant's schema as its owner, as a migration would. */
    void asOwner(TenantId tenant, String sql) {
        try (var connection = databases.shardOwner(directory.shardOf(tenant)).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set search_path to " + Schemas.of(tenant));
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Does something to a shard as its owner. */
    void asOwner(String shard, String sql) {
        try (var connection = databases.shardOwner(shard).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A connection as it lies in the pool: the login without any scope. */
    Connection bare(String shard) throws SQLException {
        return java.util.Objects.requireNonNull(databases.shards().get(shard)).getConnection();
    }

    <T> T inside(TenantId tenant, Supplier<T> work) {
        return scope.call(tenant, () -> transaction.execute(status -> work.get()));
    }

    void stop() {
        databases.close();
        folder.close();
    }

    @Override
    public void close() {
        stop();
        TestDataFolder.delete(path);
    }
}
