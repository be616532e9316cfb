package org.aumbry.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TallyStore {

    static final String LINES = """
            select verb, outcome, count(*) as number
              from journal_entry
             where at >= :from
               and at < :until
             group by verb, outcome
             order by number desc, verb, outcome
             limit 1000
            """;

    static final String DOERS = """
            select count(distinct user_id) as people,
                   count(distinct coalesce(session_id, token_id)) as sessions
              from journal_entry
             where at >= :from
               and at < :until
            """;

    static final String BEGINNING = """
            select at
              from journal_entry
             order by at
             limit 1
            """;

    private final JdbcClient db;

    TallyStore(JdbcClient db) {
        this.db = db;
    }

    record Doers(long people, long sessions) {}

    List<JournalTally.Line> lines(Instant from, Instant until) {
        return db.sql(LINES).param("from", utc(from)).param("until", utc(until))
                .query((row, number) -> new JournalTally.Line(
                        row.getString("verb"), Outcome.of(row.getString("outcome")), row.getLong("number")))
                .list();
    }

    Doers doers(Instant from, Instant until) {
        return db.sql(DOERS).param("from", utc(from)).param("until", utc(until))
                .query((row, number) -> new Doers(row.getLong("people"), row.getLong("sessions")))
                .single();
    }

    Optional<Instant> beginning() {
        return db.sql(BEGINNING).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
