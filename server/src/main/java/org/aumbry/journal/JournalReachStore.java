package org.aumbry.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JournalReachStore {

    static final String EXTENT = """
            select count(*) as entries,
                   count(*) filter (where outcome <> 'allowed') as refused,
                   count(distinct session_id) as sessions,
                   count(distinct token_id) as tokens,
                   min(at) as first_at,
                   max(at) as last_at
              from journal_entry
             where at >= coalesce(cast(:from as timestamptz), '-infinity')
               and at < coalesce(cast(:to as timestamptz), 'infinity')
               and (cast(:user as uuid) is null or user_id = cast(:user as uuid))
               and (cast(:object as uuid) is null or object_id = cast(:object as uuid))
               and (cast(:session as uuid) is null or session_id = cast(:session as uuid))
               and (cast(:outcome as text) is null or outcome = cast(:outcome as text))
               and (cast(:token as uuid) is null or token_id = cast(:token as uuid))
               and (cast(:address as bytea) is null or address_mac = cast(:address as bytea))
               and starts_with(verb, :verb)
            """;

    static final String OBJECTS = """
            select object_kind, object_id, array_agg(distinct verb) as verbs, count(*) as times, min(at) as first_at,
                   max(at) as last_at
              from journal_entry
             where at >= coalesce(cast(:from as timestamptz), '-infinity')
               and at < coalesce(cast(:to as timestamptz), 'infinity')
               and (cast(:user as uuid) is null or user_id = cast(:user as uuid))
               and (cast(:object as uuid) is null or object_id = cast(:object as uuid))
               and (cast(:session as uuid) is null or session_id = cast(:session as uuid))
               and (cast(:outcome as text) is null or outcome = cast(:outcome as text))
               and (cast(:token as uuid) is null or token_id = cast(:token as uuid))
               and (cast(:address as bytea) is null or address_mac = cast(:address as bytea))
               and starts_with(verb, :verb)
               and outcome = 'allowed'
               and object_id is not null
             group by object_kind, object_id
             order by max(at) desc, object_id
             limit :limit
            """;

    static final String PEOPLE = """
            select user_id, count(*) as times
              from journal_entry
             where at >= coalesce(cast(:from as timestamptz), '-infinity')
               and at < coalesce(cast(:to as timestamptz), 'infinity')
               and (cast(:user as uuid) is null or user_id = cast(:user as uuid))
               and (cast(:object as uuid) is null or object_id = cast(:object as uuid))
               and (cast(:session as uuid) is null or session_id = cast(:session as uuid))
               and (cast(:outcome as text) is null or outcome = cast(:outcome as text))
               and (cast(:token as uuid) is null or token_id = cast(:token as uuid))
               and (cast(:address as bytea) is null or address_mac = cast(:address as bytea))
               and starts_with(verb, :verb)
               and user_id is not null
             group by user_id
             order by count(*) desc, user_id
             limit 1000
            """;

    static final String MAKERS = """
            select distinct user_id
              from journal_entry
             where object_id = any(:objects)
               and verb = any(:verbs)
               and outcome = 'allowed'
               and user_id is not null
             limit 10000
            """;

    private final JdbcClient db;
    private final EntryDetails details;

    JournalReachStore(JdbcClient db, EntryDetails details) {
        this.db = db;
        this.details = details;
    }

    JournalReach.Extent extent(JournalFilter filter) {
        return narrowed(EXTENT, filter)
                .query((row, number) -> new JournalReach.Extent(
                        row.getLong("entries"),
                        row.getLong("refused"),
                        row.getLong("sessions"),
                        row.getLong("tokens"),
                        instant(row, "first_at"),
                        instant(row, "last_at")))
                .single();
    }

    List<JournalReach.Touched> objects(JournalFilter filter, int limit) {
        return narrowed(OBJECTS, filter)
                .param("limit", limit)
                .query((row, number) -> new JournalReach.Touched(
                        new ObjectRef(row.getString("object_kind"), row.getObject("object_id", UUID.class)),
                        List.of((String[]) row.getArray("verbs").getArray()),
                        row.getLong("times"),
                        row.getObject("first_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Map<UserId, Long> people(JournalFilter filter) {
        var people = new LinkedHashMap<UserId, Long>();
        narrowed(PEOPLE, filter).query(row -> {
            people.put(new UserId(row.getObject("user_id", UUID.class)), row.getLong("times"));
        });
        return people;
    }

    List<UserId> makers(Collection<UUID> objects, Collection<String> verbs) {
        return db.sql(MAKERS)
                .param("objects", objects.toArray(UUID[]::new))
                .param("verbs", verbs.toArray(String[]::new))
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .list();
    }

    private JdbcClient.StatementSpec narrowed(String sql, JournalFilter filter) {
        var outcome = filter.outcome();
        return db.sql(sql)
                .param("from", utc(filter.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", utc(filter.to()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("user", filter.user(), Types.OTHER)
                .param("object", filter.object(), Types.OTHER)
                .param("session", filter.session(), Types.OTHER)
                .param("token", filter.token(), Types.OTHER)
                .param("outcome", outcome == null ? null : outcome.stored(), Types.VARCHAR)
                .param("address", details.addressMac(filter.address()), Types.BINARY)
                .param("verb", filter.verb());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
