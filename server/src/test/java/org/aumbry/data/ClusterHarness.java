package org.aumbry.data;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.TestDataFolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The databases without the rest of the program, for tests of what copies and restores them. */
public final class ClusterHarness implements AutoCloseable {

    private final DataHarness data;
    private final DatabaseSettings settings;

    public ClusterHarness(Path folder, Map<String, String> options) {
        this(folder, new DatabaseSettings(
                null, "aumbry_owner", null, "aumbry_app", null, Map.of(), 6, 0, "aumbry", TestDataFolder.programs(),
                options, null));
    }

    private ClusterHarness(Path folder, DatabaseSettings settings) {
        this.settings = settings;
        this.data = new DataHarness(folder, settings, List.of());
    }

    /** Which stand-bys may follow at that address, from this machine, over TLS. */
    public static ClusterHarness followed(String address, Path certificate, Path key) throws IOException {
        return new ClusterHarness(TestDataFolder.fresh(), new DatabaseSettings(
                null, "aumbry_owner", null, "aumbry_app", null, Map.of(), 6, freePort(), "aumbry",
                TestDataFolder.programs(), new HashMap<>(TestDataFolder.fast()),
                new DatabaseSettings.Followers(address, List.of("127.0.0.0/8"), certificate, key)));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A fresh folder, fast and forgetful. */
    public static ClusterHarness fast() {
        return new ClusterHarness(TestDataFolder.fresh(), new HashMap<>(TestDataFolder.fast()));
    }

    /** With the settings that a real installation has. */
    public static ClusterHarness real(Map<String, String> more) {
        return new ClusterHarness(TestDataFolder.fresh(), new HashMap<>(more));
    }

    public ClusterAccess access() {
        return new ClusterAccess(data.folder, settings, data.databases);
    }

    public JdbcClient control() {
        return JdbcClient.create(data.databases.control());
    }

    public int port() {
        return java.util.Objects.requireNonNull(data.databases.server()).port();
    }

    public Path folder() {
        return data.path;
    }

    public TenantId newTenant() {
        return data.newTenant();
    }

    /** Statements in a network's schema, in one transaction. */
    public <T> T inside(TenantId tenant, java.util.function.Function<JdbcClient, T> work) {
        return data.inside(tenant, () -> work.apply(data.db));
    }

    public void asOwner(TenantId tenant, String sql) {
        data.asOwner(tenant, sql);
    }

    /** A number that a query in a network's schema gives. */
    public long asOwnerLong(TenantId tenant, String sql) {
        try (var connection = data.databases.shardOwner(data.directory.shardOf(tenant)).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set search_path to " + Schemas.of(tenant));
            try (var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        } catch (java.sql.SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Ends the server as a power cut would. */
    public void kill() {
        var server = java.util.Objects.requireNonNull(data.databases.server());
        try {
            new ProcessBuilder("kill", "-9", String.valueOf(server.pid())).start().waitFor();
        } catch (java.io.IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        data.close();
    }
}
