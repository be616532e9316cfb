package org.aumbry.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts rows of the entered network by their age, whichever table they are in. */
@Repository
class OverdueStore {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private static final String OLDER = """
            select count(*)
              from "%1$s"
             where "%2$s" < :before
            """;

    private final JdbcClient db;

    OverdueStore(JdbcClient db) {
        this.db = db;
    }

    /** @param table and {@code column}: names from the program */
    long older(String table, String column, Instant before) {
        if (!NAME.matcher(table).matches() || !NAME.matcher(column).matches()) {
            throw new IllegalStateException("a table or column is named against our rules");
        }
        return db.sql(OLDER.formatted(table, column))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
