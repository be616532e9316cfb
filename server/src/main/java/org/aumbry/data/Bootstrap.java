package org.aumbry.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.postgresql.PGConnection;

/** Makes the logins and databases of a fresh embedded server; finds them in place afterwards. */
final class Bootstrap {

    private final EmbeddedPostgres server;
    private final DatabaseSettings settings;
    private final PostgresSecrets secrets;

    Bootstrap(EmbeddedPostgres server, DatabaseSettings settings, PostgresSecrets secrets) {
        this.server = server;
        this.settings = settings;
        this.secrets = secrets;
    }

    void run() {
        try (var connection = superuser("postgres").getConnection()) {
            var roles = names(connection, "select rolname from pg_roles");
            makeLogin(connection, roles, settings.owner(), "createrole", secrets.owner());
            makeLogin(connection, roles, settings.user(), "noinherit", secrets.user());
            var databases = names(connection, "select datname from pg_database");
            makeDatabase(connection, databases, Databases.CONTROL);
            for (var shard : settings.shards().entrySet()) {
                if (shard.getValue().isBlank()) {
                    makeDatabase(connection, databases, Databases.SHARD_PREFIX + shard.getKey());
                }
            }
        } catch (SQLException failed) {
            throw new CannotStartException(
                    "The databases could not be prepared: " + failed.getMessage() + " The log is in the data folder.",
                    failed);
        }
    }

    private void makeLogin(Connection connection, Set<String> roles, String role, String option, String password)
            throws SQLException {
        if (!roles.contains(role)) {
            execute(connection, "create role " + role + " login " + option);
        }
        if (!opens(role, password)) {
            // Hashed here: the password itself never travels.
            connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
        }
    }

    private boolean opens(String role, String password) {
        try (var connection = new Login(() -> server.url("postgres"), role, () -> password).getConnection()) {
            return connection.isValid(5);
        } catch (SQLException refused) {
            return false;
        }
    }

    private void makeDatabase(Connection connection, Set<String> databases, String name) throws SQLException {
        if (databases.contains(name)) {
            return;
        }
        execute(connection, "create database " + name + " owner " + settings.owner());
        execute(connection, "revoke all on database " + name + " from public");
        execute(connection, "grant connect on database " + name + " to " + settings.user());
        try (var inside = superuser(name).getConnection()) {
            execute(inside, "alter schema public owner to " + settings.owner());
            execute(inside, "revoke all on schema public from public");
        }
    }

    private Login superuser(String database) {
        return new Login(() -> server.url(database), EmbeddedPostgres.SUPERUSER, secrets::superuser);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Set<String> names(Connection connection, String sql) throws SQLException {
        var names = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
