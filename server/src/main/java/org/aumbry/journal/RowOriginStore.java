package org.aumbry.journal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Kept rows and the entries of the transactions that wrote them. */
@Repository
class RowOriginStore {

    static final String HELD = """
            select made_at, changed_at
              from row_origin(:kept, :keys)
             where made_at is not null
            """;

    /** Of several entries of one transaction the one about the thing; rows may be moved on by microseconds. */
    static final String WROTE = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments
              from journal_entry
             where written_at between cast(:moment as timestamptz) - interval '1 millisecond'
                                  and cast(:moment as timestamptz)
               and at between cast(:moment as timestamptz) - interval '10 minutes'
                          and cast(:moment as timestamptz) + interval '10 minutes'
               and outcome = 'allowed'
             order by coalesce(object_id = :object, false) desc, written_at desc, at, id
             limit 1
            """;

    static final String FIRST = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments
              from journal_entry
             where object_id = :object
               and outcome = 'allowed'
             order by at, id
             limit 1
            """;

    static final String TABLES = """
            select c.relname
              from pg_class c
             where c.relnamespace = current_schema()::regnamespace
               and c.relkind = 'r'
               and obj_description(c.oid, 'pg_class') like '%history: yes'
             order by c.relname
             limit 1000
            """;

    static final String KNOWN_SINCE = """
            select written_at
              from journal_entry
             where at >= :since
               and written_at is not null
             order by at
             limit 1
            """;

    /** How many of the rows written last, up to some of them, no entry of the same transaction stands for. */
    static final String UNTOLD = """
            select count(*) as looked,
                   count(*) filter (where not exists (
                       select 1
                         from journal_entry e
                        where e.written_at between held.held_from - interval '1 millisecond' and held.held_from
                          and e.at between held.held_from - interval '10 minutes'
                                       and held.held_from + interval '10 minutes')) as untold
              from row_latest(:kept, :since, :most) held
            """;

    private final JdbcClient db;
    private final EntryDetails details;

    RowOriginStore(JdbcClient db, EntryDetails details) {
        this.db = db;
        this.details = details;
    }

    /** When a row was made and changed last. */
    record Held(Instant made, Instant changed) {}

    /** @param looked how many rows were looked at */
    record Untold(long looked, long untold) {}

    @Nullable Held held(String table, Collection<String> keys) {
        return db.sql(HELD)
                .param("kept", table)
                .param("keys", keys.toArray(String[]::new))
                .query((row, number) -> new Held(
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(null);
    }

    @Nullable AuditEntry wrote(Instant moment, UUID object) {
        return db.sql(WROTE)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("object", object)
                .query((row, number) -> details.examine(row).entry())
                .optional()
                .orElse(null);
    }

    @Nullable AuditEntry first(UUID object) {
        return db.sql(FIRST)
                .param("object", object)
                .query((row, number) -> details.examine(row).entry())
                .optional()
                .orElse(null);
    }

    /** The tables that keep their past. */
    List<String> tables() {
        return db.sql(TABLES).query(String.class).list();
    }

    /** Since when entries say when they were written; null when none does. */
    @Nullable Instant knownSince(Instant since) {
        return db.sql(KNOWN_SINCE)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    Untold untold(String table, Instant since, int most) {
        return db.sql(UNTOLD)
                .param("kept", table)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new Untold(row.getLong("looked"), row.getLong("untold")))
                .single();
    }
}
