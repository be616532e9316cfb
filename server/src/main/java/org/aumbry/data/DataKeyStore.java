package org.aumbry.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A tenant's data keys, wrapped, in its own schema. */
@Component
class DataKeyStore {

    /** Everything but what letting people in and administering needs; the sealed scopes of a whole network. */
    private static final String WITHDRAWN = """
            exists (select 1
                      from data_key_seal s
                     where s.scope = k.scope
                        or s.scope = '*'
                           and (split_part(k.scope, ':', 1) in ('content', 'space', 'index')
                                or k.scope like 'support:%'))
            """;

    static final String FIND = """
            select k.number, k.scope, k.wrapped_key, k.root_version, k.algorithm, %s as withdrawn
              from data_key k
             where k.number = :number
            """.formatted(WITHDRAWN);

    static final String FIND_CURRENT = """
            select k.number, k.scope, k.wrapped_key, k.root_version, k.algorithm, %s as withdrawn
              from data_key k
             where k.scope = :scope
               and k.superseded_at is null
            """.formatted(WITHDRAWN);

    static final String IS_WITHDRAWN = """
            select %s
              from (select cast(:scope as text) as scope) k
            """.formatted(WITHDRAWN);

    static final String LOCK_ROOT_VERSION = """
            select version
              from data_key_root
               for share
            """;

    static final String SEAL = """
            insert into data_key_seal (scope, sealed_at)
            values (:scope, :now)
                on conflict (scope) do nothing
            """;

    static final String UNSEAL = """
            delete from data_key_seal
             where scope = :scope
            """;

    static final String TELL = "select pg_notify('aumbry_keys', :said)";

    static final String NEXT_NUMBER = "select nextval('data_key_number')";

    static final String ADD = """
            insert into data_key (number, scope, wrapped_key, root_version, algorithm, created_at)
            values (:number, :scope, :wrapped, :root, :algorithm, :now)
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

    static final String LOCK_SCOPE = """
            select number
              from data_key
             where scope = :scope
               and destroyed_at is null
             order by number
             limit 10000
               for update
            """;

    static final String DESTROY_EARLIER = """
            update data_key
               set wrapped_key  = null,
                   destroyed_at = :now
             where scope = :scope
               and superseded_at is not null
               and destroyed_at is null
            """;

    static final String DESTROY_ALL = """
            update data_key
               set wrapped_key   = null,
                   destroyed_at  = :now,
                   superseded_at = coalesce(superseded_at, :now)
             where destroyed_at is null
            """;

    static final String COUNT = """
            select count(*)
              from data_key
             where number = any(:numbers)
            """;

    /** A key as it is stored. */
    @SuppressWarnings("ArrayRecordComponent")
    record WrappedKey(
            int number, KeyScope scope, byte @Nullable [] wrapped, int rootVersion, Algorithm algorithm,
            boolean withdrawn) {}

    /** A key to be stored. */
    @SuppressWarnings("ArrayRecordComponent")
    record NewKey(int number, KeyScope scope, byte[] wrapped, int rootVersion, Algorithm algorithm) {}

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
    boolean add(NewKey key, Instant now) {
        return db.sql(ADD)
                        .param("number", key.number())
                        .param("scope", key.scope().name())
                        .param("wrapped", key.wrapped())
                        .param("root", key.rootVersion())
                        .param("algorithm", (int) key.algorithm().number())
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

    /** Held until the transaction ends: nothing more comes to lie under these keys. */
    void lock(KeyScope scope) {
        db.sql(LOCK_SCOPE).param("scope", scope.name()).query(Integer.class).list();
    }

    void destroyEarlier(KeyScope scope, Instant now) {
        db.sql(DESTROY_EARLIER)
                .param("scope", scope.name())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    void destroyAll(Instant now) {
        db.sql(DESTROY_ALL).param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC)).update();
    }

    int count(Collection<Integer> numbers) {
        return db.sql(COUNT).param("numbers", numbers.toArray(Integer[]::new)).query(Integer.class).single();
    }

    /** Which version of the tenant's key wraps now; it stays so until the transaction ends. */
    int lockedRootVersion() {
        return db.sql(LOCK_ROOT_VERSION).query(Integer.class).single();
    }

    boolean withdrawn(KeyScope scope) {
        return db.sql(IS_WITHDRAWN).param("scope", scope.name()).query(Boolean.class).single();
    }

    void seal(KeyScope scope, Instant now) {
        db.sql(SEAL)
                .param("scope", scope.name())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    void unseal(KeyScope scope) {
        db.sql(UNSEAL).param("scope", scope.name()).update();
    }

    /** Once this commits, every node forgets the keys of the tenant that it holds opened. */
    void tellChanged(TenantId tenant) {
        tell(tenant.toString());
    }

    /** The same, and whatever was opened with them. */
    void tellWithdrawn(TenantId tenant) {
        tell(tenant + KeyWatch.WITHDRAWN);
    }

    private void tell(String said) {
        db.sql(TELL).param("said", said).query((row, number) -> number).list();
    }

    /** A number that no version of this program wrote is a change like any other. */
    static Algorithm algorithm(ResultSet row) throws SQLException {
        return Algorithm.of(row.getInt("algorithm")).orElseThrow(() -> new TamperedException("data_key.algorithm"));
    }

    private static WrappedKey key(ResultSet row, int number) throws SQLException {
        return new WrappedKey(
                row.getInt("number"),
                new KeyScope(row.getString("scope")),
                row.getBytes("wrapped_key"),
                row.getInt("root_version"),
                algorithm(row),
                row.getBoolean("withdrawn"));
    }
}
