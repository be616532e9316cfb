package org.aumbry.checkpoints;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Somebody who owns the database and may do anything there, past triggers and grants; but has no keys. */
public final class Superuser implements AutoCloseable {

    private static final int PORT_LINE = 3;

    private final Connection connection;

    public Superuser(Path data, String schema) throws IOException, SQLException {
        this(data, "aumbry_shard_1", schema);
    }

    private Superuser(Path data, String database, String schema) throws IOException, SQLException {
        var secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("postgres-secrets"))) {
            secrets.load(reader);
        }
        var port = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).get(PORT_LINE);
        connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres",
                secrets.getProperty("superuser"));
        run("set search_path to " + schema);
        run("set session_replication_role = replica");
    }

    /** The same in the database of the installation itself. */
    public static Superuser ofInstallation(Path data) throws IOException, SQLException {
        return new Superuser(data, "aumbry_control", "public");
    }

    public void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
