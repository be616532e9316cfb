package org.aumbry.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Repository;

@Repository
class JournalStore {

    static final String TOUCHED = """
            select distinct object_id
              from journal_entry
             where user_id = :user
               and at >= :since
               and outcome = 'allowed'
               and object_id is not null
             limit 20000
            """;

    static final String LAST_BY_USER = """
            select user_id, max(at) as last_at
              from journal_entry
             where object_id = :object
               and verb = any(:verbs)
               and outcome = 'allowed'
               and user_id is not null
             group by user_id
             limit 10000
            """;

    static final String INSERT = """
            insert into journal_entry
                   (id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason,
                    details_sealed, commitments, address_mac)
            values (:id, :at, :user, :session, :token, :verb, :kind, :object, :outcome, :reason,
                    :details, :commitments, :address)
            """;

    static final String PAGE_OF_USER = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments
              from journal_entry
             where user_id = :user
               and (at, id) < (:beforeAt, :beforeId)
             order by at desc, id desc
             limit :limit
            """;

    static final String PAGE_OF_OBJECT = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments
              from journal_entry
             where object_id = :object
               and (at, id) < (:beforeAt, :beforeId)
             order by at desc, id desc
             limit :limit
            """;

    static final String PAGE_OF_TIME = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments
              from journal_entry
             where at >= :from
               and (at, id) < (:beforeAt, :beforeId)
             order by at desc, id desc
             limit :limit
            """;

    static final String THINGS = """
            select user_id, count(distinct object_id) as number, min(at) as first_at, max(at) as last_at
              from journal_entry
             where at >= :since
               and verb = :verb
               and outcome = 'allowed'
               and user_id is not null
             group by user_id
            having count(distinct object_id) >= :least
             limit 100
            """;

    static final String DENIALS = """
            select user_id, count(*) as number, min(at) as first_at, max(at) as last_at
              from journal_entry
             where at >= :since
               and outcome = 'denied'
               and user_id is not null
             group by user_id
            having count(*) >= :least
             limit 100
            """;

    static final String DONE = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments
              from journal_entry
             where at >= :since
               and verb = any(:verbs)
             order by at desc, id desc
             limit :limit
            """;

    static final String WITH = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments
              from journal_entry
             where at >= :since
               and object_id = any(:objects)
             order by at desc, id desc
             limit :limit
            """;

    static final String BY_VERB = """
            select id, at, user_id, session_id, token_id, verb, object_kind, object_id, outcome, reason, details_sealed,
                   commitments
              from journal_entry
             where user_id = :user
               and verb = :verb
               and at >= :since
             order by at desc, id desc
             limit :limit
            """;

    private final NamedParameterJdbcOperations db;
    private final EntryDetails details;

    JournalStore(NamedParameterJdbcOperations db, EntryDetails details) {
        this.db = db;
        this.details = details;
    }

    void insert(Collection<AuditEntry> entries) {
        var rows = entries.stream().map(this::row).toArray(MapSqlParameterSource[]::new);
        if (rows.length == 1) {
            db.update(INSERT, rows[0]);
        } else {
            db.batchUpdate(INSERT, rows);
        }
    }

    List<AuditEntry> ofUser(UserId user, JournalCursor before, int limit) {
        return db.query(PAGE_OF_USER, page(before, limit).addValue("user", user.value()), this::entry);
    }

    List<UUID> touched(UserId user, Instant since) {
        var parameters = new MapSqlParameterSource("user", user.value()).addValue("since", utc(since));
        return db.queryForList(TOUCHED, parameters, UUID.class);
    }

    Map<UserId, Instant> last(UUID object, Collection<String> verbs) {
        var last = new HashMap<UserId, Instant>();
        var parameters = new MapSqlParameterSource("object", object)
                .addValue("verbs", verbs.toArray(String[]::new));
        db.query(LAST_BY_USER, parameters, row -> {
            var at = row.getObject("last_at", OffsetDateTime.class).toInstant();
            last.put(new UserId(row.getObject("user_id", UUID.class)), at);
        });
        return last;
    }

    List<AuditEntry> ofObject(UUID object, JournalCursor before, int limit) {
        return db.query(PAGE_OF_OBJECT, page(before, limit).addValue("object", object), this::entry);
    }

    List<AuditEntry> since(Instant from, JournalCursor before, int limit) {
        return db.query(PAGE_OF_TIME, page(before, limit).addValue("from", utc(from)), this::entry);
    }

    List<JournalCounts.Burst> things(String verb, Instant since, int least) {
        return db.query(THINGS, since(since).addValue("verb", verb).addValue("least", least), JournalStore::burst);
    }

    List<JournalCounts.Burst> denials(Instant since, int least) {
        return db.query(DENIALS, since(since).addValue("least", least), JournalStore::burst);
    }

    List<AuditEntry> done(Collection<String> verbs, Instant since, int limit) {
        var wanted = since(since).addValue("verbs", verbs.toArray(String[]::new)).addValue("limit", limit);
        return db.query(DONE, wanted, this::entry);
    }

    List<AuditEntry> with(Collection<UUID> objects, Instant since, int limit) {
        var wanted = since(since).addValue("objects", objects.toArray(UUID[]::new)).addValue("limit", limit);
        return db.query(WITH, wanted, this::entry);
    }

    List<AuditEntry> by(UserId user, String verb, Instant since, int limit) {
        var wanted = since(since)
                .addValue("user", user.value())
                .addValue("verb", verb)
                .addValue("limit", limit);
        return db.query(BY_VERB, wanted, this::entry);
    }

    private static MapSqlParameterSource since(Instant since) {
        return new MapSqlParameterSource("since", utc(since));
    }

    private static JournalCounts.Burst burst(ResultSet row, int number) throws SQLException {
        return new JournalCounts.Burst(
                new UserId(row.getObject("user_id", UUID.class)),
                row.getLong("number"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant());
    }

    private static MapSqlParameterSource page(JournalCursor before, int limit) {
        return new MapSqlParameterSource("limit", limit)
                .addValue("beforeAt", utc(before.at()))
                .addValue("beforeId", before.id());
    }

    private MapSqlParameterSource row(AuditEntry entry) {
        var stored = details.seal(entry);
        return new MapSqlParameterSource("id", entry.id())
                .addValue("at", utc(entry.at()))
                .addValue("user", entry.user() == null ? null : entry.user().value())
                .addValue("session", entry.session() == null ? null : entry.session().value())
                .addValue("token", entry.token())
                .addValue("verb", entry.verb())
                .addValue("kind", entry.object().kind())
                .addValue("object", entry.object().id())
                .addValue("outcome", entry.outcome().stored())
                .addValue("reason", entry.reason())
                .addValue("details", stored.bytes())
                .addValue("commitments", stored.commitments())
                .addValue("address", details.addressMac(entry.details().getOrDefault("address", "")));
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        return details.read(row).entry();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
