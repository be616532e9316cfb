package org.aumbry.canary;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The embedded server as its own superuser sees it: only for making it write everything to disk, and for a planted
 * row.
 */
final class OwnDatabase {

    private static final int PORT_LINE = 3;

    private final Path data;

    OwnDatabase(Path data) {
        this.data = data;
    }

    void run(String sql) throws IOException, SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws IOException, SQLException {
        var secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("postgres-secrets"))) {
            secrets.load(reader);
        }
        var port = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).get(PORT_LINE);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", secrets.getProperty("superuser"));
    }
}
