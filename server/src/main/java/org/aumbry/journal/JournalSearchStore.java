package org.aumbry.journal;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JournalSearchStore {

    static final String FIND = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed
              from journal_entry
             where (at, id) < (:beforeAt, :beforeId)
               and at >= coalesce(cast(:from as timestamptz), '-infinity')
               and at < coalesce(cast(:to as timestamptz), 'infinity')
               and (cast(:user as uuid) is null or user_id = cast(:user as uuid))
               and (cast(:object as uuid) is null or object_id = cast(:object as uuid))
               and (cast(:session as uuid) is null or session_id = cast(:session as uuid))
               and (cast(:outcome as text) is null or outcome = cast(:outcome as text))
               and starts_with(verb, :verb)
             order by at desc, id desc
             limit :limit
            """;

    private final JdbcClient db;
    private final EntryDetails details;

    JournalSearchStore(JdbcClient db, EntryDetails details) {
        this.db = db;
        this.details = details;
    }

    List<AuditEntry> find(JournalFilter filter, JournalCursor before, int limit) {
        var outcome = filter.outcome();
        return db.sql(FIND)
                .param("beforeAt", before.at().atOffset(ZoneOffset.UTC))
                .param("beforeId", before.id())
                .param("from", utc(filter.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", utc(filter.to()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("user", filter.user(), Types.OTHER)
                .param("object", filter.object(), Types.OTHER)
                .param("session", filter.session(), Types.OTHER)
                .param("outcome", outcome == null ? null : outcome.stored(), Types.VARCHAR)
                .param("verb", filter.verb())
                .param("limit", limit)
                .query((row, number) -> details.examine(row).entry())
                .list();
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
