package org.aumbry.blobs;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Algorithm;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.data.KeyScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code blob}, as far as the keys in it are concerned. */
@Component
class BlobKeyStore {

    static final String HOLD_KEY = """
            select number
              from data_key
             where number = :key
               and destroyed_at is null
               for share
            """;

    static final String DESTROY = """
            update blob
               set wrapped_key  = null,
                   destroyed_at = :now,
                   removed_at   = coalesce(removed_at, :now)
             where id = any(:ids)
               and destroyed_at is null
            """;

    static final String SCOPES = """
            select distinct k.scope
              from blob b
              join data_key k on k.number = b.key_number
             where b.id = any(:ids)
               and b.destroyed_at is null
             limit 1000
            """;

    static final String THESE = """
            select id, key_number, wrapped_key, size_bytes, algorithm
              from blob
             where id = any(:ids)
             order by id
             limit 100000
            """;

    static final String UNDER_EARLIER_OF = """
            select b.id, b.key_number, b.wrapped_key, b.size_bytes, b.algorithm, k.scope
              from blob b
              join data_key k on k.number = b.key_number
             where k.scope = :scope
               and k.superseded_at is not null
               and k.destroyed_at is null
               and b.destroyed_at is null
             order by b.id
             limit :limit
               for update of b
            """;

    private static final String UNDER_EARLIER = """
              from blob b
              join data_key k on k.number = b.key_number
             where k.superseded_at is not null
               and k.destroyed_at is null
               and b.destroyed_at is null
               and not exists (select 1 from data_key_seal s where s.scope in (k.scope, '*'))
            """;

    static final String LIST_UNDER_EARLIER = """
            select b.id, b.key_number, b.wrapped_key, b.size_bytes, b.algorithm, k.scope
            """ + UNDER_EARLIER + """
             order by b.id
             limit :limit
               for update of b
            """;

    static final String COUNT_UNDER_EARLIER = "select count(*)\n" + UNDER_EARLIER;

    private static final String OTHERWISE = """
              from blob b
              join data_key k on k.number = b.key_number
             where k.superseded_at is null
               and b.algorithm <> k.algorithm
               and b.destroyed_at is null
               and not exists (select 1 from data_key_seal s where s.scope in (k.scope, '*'))
            """;

    static final String LIST_OTHERWISE = """
            select b.id, b.key_number, b.wrapped_key, b.size_bytes, b.algorithm, k.scope
            """ + OTHERWISE + """
             order by b.id
             limit :limit
               for update of b
            """;

    static final String COUNT_OTHERWISE = "select count(*)\n" + OTHERWISE;

    static final String LIST_OF_SCOPE = """
            select b.id, b.key_number, b.wrapped_key, b.size_bytes, b.algorithm, k.scope
              from blob b
              join data_key k on k.number = b.key_number
             where k.scope = :scope
             order by b.id
             limit :limit
            """;

    static final String COUNT_OF_SCOPE = """
            select count(*)
              from blob b
              join data_key k on k.number = b.key_number
             where k.scope = :scope
            """;

    static final String WAYS = """
            select algorithm, count(*) as files
              from blob
             group by algorithm
             order by algorithm
             limit 10
            """;

    static final String RESEAL = """
            update blob
               set key_number  = :key,
                   wrapped_key = :wrapped,
                   algorithm   = :algorithm,
                   copy_count  = :copies
             where id = :id
            """;

    static final String REWRAP = """
            update blob
               set key_number  = :key,
                   wrapped_key = :wrapped
             where id = :id
            """;

    private final JdbcClient db;

    BlobKeyStore(JdbcClient db) {
        this.db = db;
    }

    /** A blob whose key lies under a data key that seals no more, and what that one is for. */
    record Earlier(BlobRow row, KeyScope scope) {}

    /** Nobody can destroy that key until the transaction ends. */
    void hold(int keyNumber) {
        if (db.sql(HOLD_KEY).param("key", keyNumber).query(Integer.class).optional().isEmpty()) {
            throw new KeyDestroyedException(keyNumber);
        }
    }

    /** Erases the keys of blobs, which go when no kept past needs them. @return how many had one */
    int destroy(Collection<UUID> ids, Instant now) {
        return db.sql(DESTROY).param("ids", ids.toArray(UUID[]::new)).param("now", BlobRowStore.at(now)).update();
    }

    /** The scopes under whose keys those of the blobs lie. */
    List<KeyScope> scopes(Collection<UUID> ids) {
        return db.sql(SCOPES)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new KeyScope(row.getString("scope")))
                .list();
    }

    List<BlobRow> these(Collection<UUID> ids) {
        return db.sql(THESE).param("ids", ids.toArray(UUID[]::new)).query(BlobRowStore::row).list();
    }

    /** Held until the transaction ends. */
    List<Earlier> underEarlier(int limit) {
        return db.sql(LIST_UNDER_EARLIER)
                .param("limit", limit)
                .query((row, number) -> new Earlier(
                        BlobRowStore.row(row, number), new KeyScope(row.getString("scope"))))
                .list();
    }

    /** The same of one scope, held until the transaction ends. */
    List<Earlier> underEarlier(KeyScope scope, int limit) {
        return db.sql(UNDER_EARLIER_OF)
                .param("scope", scope.name())
                .param("limit", limit)
                .query((row, number) -> new Earlier(BlobRowStore.row(row, number), scope))
                .list();
    }

    /** Held until the transaction ends. */
    List<Earlier> otherwise(int limit) {
        return db.sql(LIST_OTHERWISE)
                .param("limit", limit)
                .query((row, number) -> new Earlier(
                        BlobRowStore.row(row, number), new KeyScope(row.getString("scope"))))
                .list();
    }

    long countOtherwise() {
        return db.sql(COUNT_OTHERWISE).query(Long.class).single();
    }

    Map<Algorithm, Long> ways() {
        var ways = new EnumMap<Algorithm, Long>(Algorithm.class);
        db.sql(WAYS)
                .query((row, number) -> Map.entry(row.getInt("algorithm"), row.getLong("files")))
                .list()
                .forEach(each -> Algorithm.of(each.getKey()).ifPresent(way -> ways.put(way, each.getValue())));
        return ways;
    }

    List<BlobRow> ofScope(KeyScope scope, int limit) {
        return db.sql(LIST_OF_SCOPE)
                .param("scope", scope.name())
                .param("limit", limit)
                .query(BlobRowStore::row)
                .list();
    }

    long countOfScope(KeyScope scope) {
        return db.sql(COUNT_OF_SCOPE).param("scope", scope.name()).query(Long.class).single();
    }

    void reseal(BlobRow row, int copies) {
        db.sql(RESEAL)
                .param("id", row.id())
                .param("key", row.keyNumber())
                .param("wrapped", row.wrappedKey())
                .param("algorithm", (int) row.algorithm().number())
                .param("copies", copies)
                .update();
    }

    long countUnderEarlier() {
        return db.sql(COUNT_UNDER_EARLIER).query(Long.class).single();
    }

    void rewrap(UUID id, int keyNumber, byte[] wrapped) {
        db.sql(REWRAP).param("id", id).param("key", keyNumber).param("wrapped", wrapped).update();
    }
}
