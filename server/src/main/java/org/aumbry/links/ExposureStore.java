package org.aumbry.links;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ExposureStore {

    static final String BEGIN = """
            insert into link_exposure (told_at)
            values (:now)
                on conflict (only_row) do update
               set told_at = excluded.told_at
             where link_exposure.told_at <= :before
            """;

    private final JdbcClient db;

    ExposureStore(JdbcClient db) {
        this.db = db;
    }

    /** Takes this week's telling for the caller; false when somebody told since then. */
    boolean begin(Instant now, Instant before) {
        return db.sql(BEGIN)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
