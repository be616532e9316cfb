package org.aumbry.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who did anything with what, and when last. */
@Repository
class UseStore {

    static final String USES = """
            select user_id, object_id, max(at) as last_at
              from journal_entry
             where at >= :since
               and outcome = 'allowed'
               and user_id is not null
               and object_id is not null
               and object_kind = any(:kinds)
             group by user_id, object_id
             limit 500000
            """;

    private final JdbcClient db;

    UseStore(JdbcClient db) {
        this.db = db;
    }

    List<Uses.Use> since(Instant since, List<String> kinds) {
        return db.sql(USES)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("kinds", kinds.toArray(String[]::new))
                .query((row, number) -> new Uses.Use(
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getObject("object_id", UUID.class),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
