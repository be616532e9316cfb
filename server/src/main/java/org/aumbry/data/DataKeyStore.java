package org.aumbry.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A tenant's data keys, wrapped, in its own schema. */
@Component
class DataKeyStore {

    static final String FIND = """
            select number, scope, wrapped_key
              from data_key
             where number = :number
            """;

    static final String FIND_CURRENT = """
            select number, scope, wrapped_key
              from data_key
             where scope = :scope
               and superseded_at is null
            """;

    static final String NEXT_NUMBER = "select nextval('data_key_number')";

    static final String ADD = """
            insert into data_key (number, scope, wrapped_key, created_at)
            values (:number, :scope, :wrapped, :now)
                on conflict (scope) where superseded_at is null do nothing
            """;

    static final String SUPERSEDE = """
            update data_key
               set superseded_at = :now
             where scope = :scope
               and superseded_at is null
            """;

    static final String DESTROY = """
            update data_key
               set wrapped_key   = null,
                   destroyed_at  = :now,
                   superseded_at = coalesce(superseded_at, :now)
             where scope = :scope
               and destroyed_at is null
            """;

    static final String COUNT = """
            select count(*)
              from data_key
             where number = any(:numbers)
            """;

    /** A key as it is stored. */
    @SuppressWarnings("ArrayRecordComponent")
    record WrappedKey(int number, KeyScope scope, byte @Nullable [] wrapped) {}

    private final JdbcClient db;

    DataKeyStore(JdbcClient db) {
        this.db = db;
    }

    Optional<WrappedKey> find(int number) {
        return db.sql(FIND).param("number", number).query(DataKeyStore::key).optional();
    }

    Optional<WrappedKey> current(KeyScope scope) {
        return db.sql(FIND_CURRENT).param("scope", scope.name()).query(DataKeyStore::key).optional();
    }

    int nextNumber() {
        return db.sql(NEXT_NUMBER).query(Integer.class).single();
    }

    /** @return false when someone else made the scope's key meanwhile */
    boolean add(WrappedKey key, Instant now) {
        return db.sql(ADD)
                        .param("number", key.number())
                        .param("scope", key.scope().name())
                        .param("wrapped", key.wrapped())
                        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void supersede(KeyScope scope, Instant now) {
        db.sql(SUPERSEDE)
                .param("scope", scope.name())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    void destroy(KeyScope scope, Instant now) {
        db.sql(DESTROY)
                .param("scope", scope.name())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    int count(Collection<Integer> numbers) {
        return db.sql(COUNT).param("numbers", numbers.toArray(Integer[]::new)).query(Integer.class).single();
    }

    private static WrappedKey key(ResultSet row, int number) throws SQLException {
        return new WrappedKey(row.getInt("number"), new KeyScope(row.getString("scope")), row.getBytes("wrapped_key"));
    }
}
