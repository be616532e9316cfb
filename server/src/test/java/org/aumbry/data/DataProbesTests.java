package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breaks each control and sees the probe turn. */
class DataProbesTests {

    private static DataHarness data;
    private static TenantId acme;
    private static TenantId globex;

    @BeforeAll
    static void start() {
        // On every address, as a careless setting would have it; the wall inside is as always.
        var options = new HashMap<>(TestDataFolder.fast());
        options.put("listen_addresses", "*");
        data = new DataHarness(TestDataFolder.fresh(), options, Map.of(), List.of());
        acme = data.newTenant();
        globex = data.newTenant();
    }

    @AfterAll
    static void stop() {
        data.close();
    }

    @Test
    void theWallHolds() {
        assertThat(new NetworkWallProbe(data.databases).look().holds()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grant usage on schema {acme} to {globex} | revoke usage on schema {acme} from {globex}",
                "grant usage on schema {acme} to aumbry_app | revoke usage on schema {acme} from aumbry_app",
                "grant usage on schema {acme} to public | revoke usage on schema {acme} from public",
                "grant {acme} to {globex} | revoke {acme} from {globex}",
                "grant {acme} to aumbry_app with inherit true | grant {acme} to aumbry_app with inherit false",
                "alter role {acme} login | alter role {acme} nologin",
                "alter role aumbry_app bypassrls | alter role aumbry_app nobypassrls"
            })
    void eachHoleInTheWallIsSeen(String hole, String mend) throws SQLException {
        var probe = new NetworkWallProbe(data.databases);
        superuser("aumbry_shard_1", hole);
        try {
            assertThat(probe.look().holds()).as(hole).isFalse();
        } finally {
            superuser("aumbry_shard_1", mend);
        }
        assertThat(probe.look().holds()).as(mend).isTrue();
    }

    @Test
    void aDoorOnEveryAddressIsSeen() throws SocketException {
        assumeThat(NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses))
                .as("a machine without any network has no other address")
                .anyMatch(address -> !address.isLoopbackAddress());
        var seen = new DatabaseDoorProbe(data.databases).look();
        assertThat(seen.holds()).as(seen.observed()).isFalse();
    }

    @Test
    void aDoorOnLoopbackHoldsUntilItTrustsSomebody() throws Exception {
        try (var own = DataHarness.fast()) {
            var probe = new DatabaseDoorProbe(own.databases);
            assertThat(probe.look().holds()).as(probe.look().observed()).isTrue();
            var rules = own.path.resolve("postgres/cluster/pg_hba.conf");
            Files.writeString(rules, "host all all 127.0.0.1/32 trust\n");
            execute(own, "postgres", "select pg_reload_conf()");
            org.awaitility.Awaitility.await().until(() -> !probe.look().holds());
        }
    }

    private static void superuser(String database, String sql) throws SQLException {
        execute(data, database, sql.replace("{acme}", Schemas.of(acme)).replace("{globex}", Schemas.of(globex)));
    }

    private static void execute(DataHarness harness, String database, String sql) throws SQLException {
        var server = Objects.requireNonNull(harness.databases.server());
        var secrets = PostgresSecrets.in(harness.folder, new Randomness());
        try (var connection = new Login(() -> server.url(database), EmbeddedPostgres.SUPERUSER, secrets::superuser)
                        .getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
