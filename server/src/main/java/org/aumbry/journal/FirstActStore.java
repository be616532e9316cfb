package org.aumbry.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FirstActStore {

    /** Acts of the program stand under a person who is nobody. */
    static final String AFTER = """
            select (select e.at
                      from journal_entry e
                     where e.at > m.moment
                       and e.at <= :now
                       and e.user_id is distinct from '00000000-0000-0000-0000-000000000000'
                     order by e.at
                     limit 1) as first_at
              from unnest(cast(:moments as timestamptz[])) with ordinality as m (moment, place)
             order by m.place
             limit 1000
            """;

    private final JdbcClient db;

    FirstActStore(JdbcClient db) {
        this.db = db;
    }

    List<Optional<Instant>> after(List<Instant> moments, Instant now) {
        return db.sql(AFTER)
                .param("moments", moments.stream().map(Instant::toString).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> Optional.ofNullable(row.getObject("first_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .list();
    }
}
