package org.aumbry.journal;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JournalSearchStore {

    static final String FIND = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments
              from journal_entry
             where (at, id) < (:beforeAt, :beforeId)
               and at >= coalesce(cast(:from as timestamptz), '-infinity')
               and at < coalesce(cast(:to as timestamptz), 'infinity')
               and (cast(:user as uuid) is null or user_id = cast(:user as uuid))
               and (cast(:object as uuid) is null or object_id = cast(:object as uuid))
               and (cast(:session as uuid) is null or session_id = cast(:session as uuid))
               and (cast(:outcome as text) is null or outcome = cast(:outcome as text))
               and (cast(:token as uuid) is null or token_id = cast(:token as uuid))
               and (cast(:address as bytea) is null or address_mac = cast(:address as bytea))
               and starts_with(verb, :verb)
             order by at desc, id desc
             limit :limit
            """;

    static final String PACE = """
            select date_bin(cast(:width as interval), at, cast(:from as timestamptz)) as slot,
                   count(*) filter (where outcome = 'allowed') as allowed,
                   count(*) filter (where outcome = 'denied') as denied,
                   count(*) filter (where outcome = 'failed') as failed
              from journal_entry
             where at >= cast(:from as timestamptz)
               and at < cast(:to as timestamptz)
               and (cast(:user as uuid) is null or user_id = cast(:user as uuid))
               and (cast(:object as uuid) is null or object_id = cast(:object as uuid))
               and (cast(:session as uuid) is null or session_id = cast(:session as uuid))
               and (cast(:outcome as text) is null or outcome = cast(:outcome as text))
               and (cast(:token as uuid) is null or token_id = cast(:token as uuid))
               and (cast(:address as bytea) is null or address_mac = cast(:address as bytea))
               and starts_with(verb, :verb)
             group by 1
             order by 1
             limit 1000
            """;

    private final JdbcClient db;
    private final EntryDetails details;

    JournalSearchStore(JdbcClient db, EntryDetails details) {
        this.db = db;
        this.details = details;
    }

    List<AuditEntry> find(JournalFilter filter, JournalCursor before, int limit) {
        return narrowed(db.sql(FIND), filter)
                .param("beforeAt", before.at().atOffset(ZoneOffset.UTC))
                .param("beforeId", before.id())
                .param("from", utc(filter.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", utc(filter.to()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query((row, number) -> details.examine(row).entry())
                .list();
    }

    List<JournalPace.Slot> pace(JournalFilter filter, Instant from, Instant to, Duration width) {
        return narrowed(db.sql(PACE), filter)
                .param("from", utc(from), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", utc(to), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("width", width.toSeconds() + " seconds")
                .query((row, number) -> new JournalPace.Slot(
                        row.getObject("slot", OffsetDateTime.class).toInstant(),
                        row.getLong("allowed"),
                        row.getLong("denied"),
                        row.getLong("failed")))
                .list();
    }

    private JdbcClient.StatementSpec narrowed(JdbcClient.StatementSpec statement, JournalFilter filter) {
        var outcome = filter.outcome();
        return statement
                .param("user", filter.user(), Types.OTHER)
                .param("object", filter.object(), Types.OTHER)
                .param("session", filter.session(), Types.OTHER)
                .param("token", filter.token(), Types.OTHER)
                .param("outcome", outcome == null ? null : outcome.stored(), Types.VARCHAR)
                .param("address", details.addressMac(filter.address()), Types.BINARY)
                .param("verb", filter.verb());
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
