package org.aumbry.continuity;

import java.sql.SQLException;

/**
 * Rows that were changed stay in a table's file until it is written anew, and a base backup copies files. For the
 * tables with wrapped keys that is done before one that must not hold what was erased.
 */
final class RemnantStore {

    static final String TABLES = """
            select format('%I.%I', nspname, relname) as table_name
              from pg_class
              join pg_namespace on pg_namespace.oid = relnamespace
             where relkind = 'r'
               and relname in ('data_key', 'tenant_key')
               and nspname not in ('pg_catalog', 'information_schema')
             order by nspname, relname
             limit 1000000
            """;

    private static final String WRITE_ANEW = "vacuum (full) %1$s";

    private RemnantStore() {}

    /** Writes the tables anew, in every database. @return how many */
    static int remove(DigestStore.Opener opener) throws SQLException {
        int written = 0;
        try (var connection = opener.to("postgres")) {
            for (var database : DigestStore.texts(connection, DigestStore.DATABASES)) {
                try (var inside = opener.to(database)) {
                    for (var table : DigestStore.texts(inside, TABLES)) {
                        try (var statement = inside.createStatement()) {
                            statement.execute(WRITE_ANEW.formatted(table));
                        }
                        written++;
                    }
                }
            }
        }
        return written;
    }
}
