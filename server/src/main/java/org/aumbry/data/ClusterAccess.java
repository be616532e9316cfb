package org.aumbry.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.aumbry.crypto.Randomness;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * The embedded server as a whole, for whoever copies, restores and compares it: connections that see every database,
 * and
 * the stream of its write-ahead log. Nobody who serves requests has this.
 */
public class ClusterAccess {

    private final DataFolder folder;
    private final DatabaseSettings settings;
    private final @Nullable EmbeddedPostgres server;
    private final boolean external;

    ClusterAccess(DataFolder folder, DatabaseSettings settings, Databases databases) {
        this.folder = folder;
        this.settings = settings;
        this.server = databases.server();
        this.external = settings.externalUrl().isPresent();
    }

    /** Whether this process runs the server. An external one is copied with its own tools. */
    public boolean runsServer() {
        return server != null;
    }

    public Path dataFolder() {
        return folder.path();
    }

    /** Where the server's programs are unpacked; a second server on this machine need not unpack them again. */
    public Path programs() {
        return settings.programs() == null ? folder.path() : settings.programs();
    }

    /** The settings the server was given beyond our own. */
    public Map<String, String> options() {
        return settings.options();
    }

    /** Process number of the server, for tests that end it. */
    public Optional<Long> pid() {
        try {
            return server == null ? Optional.empty() : Optional.of(server.pid());
        } catch (java.io.IOException notRunning) {
            return Optional.empty();
        }
    }

    /** A connection with every right, for looking and comparing. The caller closes it. */
    public Connection superuser(String database) throws SQLException {
        return connect(url(database), password(), false);
    }

    /** A connection that speaks the replication protocol. The caller closes it. */
    public Connection replication() throws SQLException {
        return connect(url("postgres"), password(), true);
    }

    private String url(String database) {
        if (external) {
            throw new CannotStartException("The database server is not Aumbry's own: it is copied and restored with its"
                    + " own tools, see docs/operate/continuity.md.");
        }
        return server != null ? server.url(database)
                : "jdbc:postgresql://127.0.0.1:" + EmbeddedPostgres.portOf(folder) + "/" + database;
    }

    private String password() {
        return PostgresSecrets.in(folder, new Randomness()).superuser();
    }

    static Connection connect(String url, String password, boolean replication) throws SQLException {
        var login = new Properties();
        login.setProperty("user", EmbeddedPostgres.SUPERUSER);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "10");
        login.setProperty("ApplicationName", "aumbry-archive");
        login.setProperty("logServerErrorDetail", "false");
        if (replication) {
            login.setProperty("replication", "true");
            login.setProperty("preferQueryMode", "simple");
            login.setProperty("assumeMinServerVersion", "18");
        }
        var connection = new Driver().connect(url, login);
        if (connection == null) {
            throw new SQLException("no PostgreSQL address", "08001");
        }
        return connection;
    }
}
