package org.aumbry.continuity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A number for the content of each table of a server, the same wherever the same rows stand. */
final class DigestStore {

    static final String DATABASES = """
            select datname
              from pg_database
             where datallowconn
               and not datistemplate
             order by datname
             limit 1000
            """;

    static final String TABLES = """
            select format('%I.%I', nspname, relname) as table_name
              from pg_class
              join pg_namespace on pg_namespace.oid = relnamespace
             where relkind = 'r'
               and relpersistence = 'p'
               and nspname not in ('pg_catalog', 'information_schema')
             order by nspname, relname
             limit 1000000
            """;

    private static final String SUM =
            "select count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %1$s t";

    private DigestStore() {}

    /** How many rows a table has and the sum of their hashes. */
    record Digest(long rows, String sum) {}

    /** Opens a connection to a database of the server that is looked at. */
    @FunctionalInterface
    interface Opener {
        Connection to(String database) throws SQLException;
    }

    /** Every table by {@code database/schema.table}. Each database is read as of one moment. */
    static Map<String, Digest> all(Opener opener) throws SQLException {
        var all = new TreeMap<String, Digest>();
        try (var connection = opener.to("postgres")) {
            for (var database : texts(connection, DATABASES)) {
                try (var inside = opener.to(database)) {
                    inside.setAutoCommit(false);
                    inside.setReadOnly(true);
                    inside.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                    for (var table : texts(inside, TABLES)) {
                        all.put(database + "/" + table, digest(inside, table));
                    }
                    inside.rollback();
                }
            }
        }
        return all;
    }

    private static Digest digest(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(SUM.formatted(table))) {
            row.next();
            return new Digest(row.getLong(1), row.getString(2));
        }
    }

    /** The first column of what the statement finds. */
    static List<String> texts(Connection connection, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
