package org.aumbry.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.aumbry.crypto.Algorithm;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The data keys of the entered tenant as a whole: under which version of its key they lie, and how old they are. */
@Component
class NetworkKeyStore {

    static final String ROOT = """
            select version, changed_at
              from data_key_root
            """;

    static final String RAISE = """
            update data_key_root
               set version    = :version,
                   changed_at = :now
             where version < :version
            """;

    static final String UNDER_EARLIER = """
            select number, scope, wrapped_key, root_version, algorithm
              from data_key
             where root_version < :version
               and wrapped_key is not null
             order by number
             limit :limit
               for update
            """;

    static final String COUNT_UNDER_EARLIER = """
            select count(*)
              from data_key
             where root_version < :version
               and wrapped_key is not null
            """;

    static final String REWRAP = """
            update data_key
               set wrapped_key  = :wrapped,
                   root_version = :version
             where number = :number
            """;

    static final String DUE = """
            select scope
              from data_key
             where superseded_at is null
               and created_at < :before
               and split_part(scope, ':', 1) = any(:kinds)
               and not exists (select 1 from data_key_seal s where s.scope in (data_key.scope, '*'))
             order by number
             limit :limit
            """;

    static final String COUNT_DUE = """
            select count(*)
              from data_key
             where superseded_at is null
               and created_at < :before
               and split_part(scope, ':', 1) = any(:kinds)
               and not exists (select 1 from data_key_seal s where s.scope in (data_key.scope, '*'))
            """;

    static final String KINDS = """
            select split_part(scope, ':', 1)                                              as kind,
                   count(*) filter (where superseded_at is null)                          as current,
                   count(*) filter (where superseded_at is not null and destroyed_at is null) as earlier,
                   count(*) filter (where destroyed_at is not null)                       as destroyed,
                   min(created_at) filter (where superseded_at is null)                   as oldest
              from data_key
             group by kind
             order by kind
             limit 100
            """;

    static final String NUMBERS = """
            select number, destroyed_at is not null as destroyed
              from data_key
             where scope = :scope
             order by number
             limit 10000
            """;

    static final String WAYS = """
            select algorithm, count(*) as keys
              from data_key
             where superseded_at is null
             group by algorithm
             order by algorithm
             limit 10
            """;

    static final String SEALS = """
            select scope
              from data_key_seal
             order by scope
             limit 1000
            """;

    private final JdbcClient db;

    NetworkKeyStore(JdbcClient db) {
        this.db = db;
    }

    /** Which version of the tenant's key wraps now, and since when. */
    record Root(int version, Instant since) {}

    /** A data key that an earlier version still wraps. */
    @SuppressWarnings("ArrayRecordComponent")
    record Earlier(int number, KeyScope scope, byte[] wrapped, int rootVersion, Algorithm algorithm) {}

    Root root() {
        return db.sql(ROOT)
                .query((row, number) -> new Root(row.getInt("version"), at(row, "changed_at")))
                .single();
    }

    void raise(int version, Instant now) {
        db.sql(RAISE).param("version", version).param("now", at(now)).update();
    }

    List<Earlier> underEarlier(int version, int limit) {
        return db.sql(UNDER_EARLIER)
                .param("version", version)
                .param("limit", limit)
                .query((row, number) -> new Earlier(
                        row.getInt("number"),
                        new KeyScope(row.getString("scope")),
                        row.getBytes("wrapped_key"),
                        row.getInt("root_version"),
                        DataKeyStore.algorithm(row)))
                .list();
    }

    long countUnderEarlier(int version) {
        return db.sql(COUNT_UNDER_EARLIER).param("version", version).query(Long.class).single();
    }

    void rewrap(int number, byte[] wrapped, int version) {
        db.sql(REWRAP).param("number", number).param("wrapped", wrapped).param("version", version).update();
    }

    List<KeyScope> due(Collection<String> kinds, Instant before, int limit) {
        return db.sql(DUE)
                .param("kinds", kinds.toArray(String[]::new))
                .param("before", at(before))
                .param("limit", limit)
                .query((row, number) -> new KeyScope(row.getString("scope")))
                .list();
    }

    long countDue(Collection<String> kinds, Instant before) {
        return db.sql(COUNT_DUE)
                .param("kinds", kinds.toArray(String[]::new))
                .param("before", at(before))
                .query(Long.class)
                .single();
    }

    List<NetworkKeys.Kind> kinds() {
        return db.sql(KINDS)
                .query((row, number) -> new NetworkKeys.Kind(
                        row.getString("kind"),
                        row.getLong("current"),
                        row.getLong("earlier"),
                        row.getLong("destroyed"),
                        oldest(row)))
                .list();
    }

    Map<Algorithm, Long> ways() {
        var ways = new EnumMap<Algorithm, Long>(Algorithm.class);
        db.sql(WAYS)
                .query((row, number) -> Map.entry(DataKeyStore.algorithm(row), row.getLong("keys")))
                .list()
                .forEach(each -> ways.put(each.getKey(), each.getValue()));
        return ways;
    }

    List<NetworkKeys.Number> numbers(KeyScope scope) {
        return db.sql(NUMBERS)
                .param("scope", scope.name())
                .query((row, number) -> new NetworkKeys.Number(row.getInt("number"), row.getBoolean("destroyed")))
                .list();
    }

    List<KeyScope> seals() {
        return db.sql(SEALS).query((row, number) -> new KeyScope(row.getString("scope"))).list();
    }

    private static @Nullable Instant oldest(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        return oldest == null ? null : oldest.toInstant();
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
