package org.aumbry.blobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.KeyScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code blob}. */
@Component
class BlobRowStore {

    static final String ADD = """
            insert into blob (id, key_number, wrapped_key, size_bytes, algorithm, stored_at, copy_count)
            values (:id, :key, :wrapped, :size, :algorithm, :now, :copies)
                on conflict (id) do nothing
            """;

    static final String FIND = """
            select id, key_number, wrapped_key, size_bytes, algorithm
              from blob
             where id = :id
            """;

    static final String KNOWN = """
            select id
              from blob
             where id = any(:ids)
            """;

    static final String REMOVE = """
            update blob
               set removed_at = coalesce(removed_at, :now)
             where id = :id
            """;

    static final String KEEP = """
            update blob
               set removed_at = null
             where id = :id
            """;

    static final String REMOVED = """
            select id, key_number, wrapped_key, size_bytes, algorithm
              from blob
             where removed_at < :before
             order by id
             limit :limit
            """;

    static final String DELETE = """
            delete from blob
             where id = :id
            """;

    static final String COPIES = """
            select copy_count
              from blob
             where id = :id
            """;

    static final String LONGEST_UNSEEN = """
            select b.id, b.key_number, b.wrapped_key, b.size_bytes, b.algorithm
              from blob b
              join data_key k on k.number = b.key_number
             where (b.scrubbed_at is null or b.scrubbed_at < :before)
               and k.destroyed_at is null
               and not exists (select 1 from data_key_seal s where s.scope in (k.scope, '*'))
             order by b.scrubbed_at nulls first, b.id
             limit :limit
            """;

    static final String MARK_SCRUBBED = """
            update blob
               set scrubbed_at = :now,
                   copy_count  = least(coalesce(case when :exact then null else copy_count end, :copies), :copies)
             where id = :id
            """;

    static final String TOO_FEW = """
            select id, key_number, wrapped_key, size_bytes, algorithm
              from blob
             where copy_count < :wanted
               and id > :after
             order by id
             limit :limit
            """;

    static final String PAGE = """
            select id
              from blob
             where id > :after
             order by id
             limit :limit
            """;

    static final String COUNTED = """
            update blob
               set copy_count = :copies
             where id = any(:ids)
               and (copy_count is null or copy_count > :copies)
            """;

    static final String STANDING = """
            select count(*),
                   count(*) filter (where copy_count < :wanted),
                   count(*) filter (where copy_count is null)
              from blob
            """;

    static final String TOTAL = """
            select count(*), coalesce(sum(size_bytes), 0)
              from blob
            """;

    private static final String UNDER_EARLIER = """
              from blob b
              join data_key k on k.number = b.key_number
             where k.superseded_at is not null
               and k.destroyed_at is null
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

    /** Files that are not sealed as the key above them seals. */
    private static final String OTHERWISE = """
              from blob b
              join data_key k on k.number = b.key_number
             where k.superseded_at is null
               and b.algorithm <> k.algorithm
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

    BlobRowStore(JdbcClient db) {
        this.db = db;
    }

    void add(BlobRow row, int copies, Instant now) {
        db.sql(ADD)
                .param("id", row.id())
                .param("key", row.keyNumber())
                .param("wrapped", row.wrappedKey())
                .param("size", row.sizeBytes())
                .param("algorithm", (int) row.algorithm().number())
                .param("now", at(now))
                .param("copies", copies)
                .update();
    }

    Optional<BlobRow> find(UUID id) {
        return db.sql(FIND).param("id", id).query(BlobRowStore::row).optional();
    }

    Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(
                db.sql(KNOWN).param("ids", ids.toArray(UUID[]::new)).query(UUID.class).list());
    }

    void remove(UUID id, Instant now) {
        db.sql(REMOVE).param("id", id).param("now", at(now)).update();
    }

    void keep(UUID id) {
        db.sql(KEEP).param("id", id).update();
    }

    List<BlobRow> removedBefore(Instant before, int limit) {
        return db.sql(REMOVED).param("before", at(before)).param("limit", limit).query(BlobRowStore::row).list();
    }

    void delete(UUID id) {
        db.sql(DELETE).param("id", id).update();
    }

    /** In how many places a blob lay when it was last counted; empty when it never was. */
    Optional<Integer> copies(UUID id) {
        return db.sql(COPIES).param("id", id).query(Integer.class).list().stream().filter(Objects::nonNull).findFirst();
    }

    List<BlobRow> longestUnseen(Instant before, int limit) {
        return db.sql(LONGEST_UNSEEN)
                .param("before", at(before))
                .param("limit", limit)
                .query(BlobRowStore::row)
                .list();
    }

    /**
     * @param copies sound ones, and those in places that did not answer
     * @param exact whether all places answered; else the number that is known can only become smaller
     */
    void markScrubbed(UUID id, int copies, boolean exact, Instant now) {
        db.sql(MARK_SCRUBBED)
                .param("id", id)
                .param("copies", copies)
                .param("exact", exact)
                .param("now", at(now))
                .update();
    }

    List<BlobRow> tooFew(int wanted, UUID after, int limit) {
        return db.sql(TOO_FEW)
                .param("wanted", wanted)
                .param("after", after)
                .param("limit", limit)
                .query(BlobRowStore::row)
                .list();
    }

    /** Identifiers in their order. */
    List<UUID> page(UUID after, int limit) {
        return db.sql(PAGE).param("after", after).param("limit", limit).query(UUID.class).list();
    }

    /** Notes what was counted by name only, which never makes good what reading found bad. */
    void counted(Collection<UUID> ids, int copies) {
        db.sql(COUNTED).param("ids", ids.toArray(UUID[]::new)).param("copies", copies).update();
    }

    /** @return blobs of the tenant; those known to have fewer copies than wanted; those never counted */
    Standing standing(int wanted) {
        return db.sql(STANDING)
                .param("wanted", wanted)
                .query((row, number) -> new Standing(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** How many blobs there are, how many of them have too few copies, and how many were never counted. */
    record Standing(long blobs, long tooFew, long uncounted) {}

    BlobTotals totals() {
        return db.sql(TOTAL).query((row, number) -> new BlobTotals(row.getLong(1), row.getLong(2))).single();
    }

    /** A blob whose key lies under a data key that seals no more, and what that one is for. */
    record Earlier(BlobRow row, KeyScope scope) {}

    /** Held until the transaction ends. */
    List<Earlier> underEarlier(int limit) {
        return db.sql(LIST_UNDER_EARLIER)
                .param("limit", limit)
                .query((row, number) -> new Earlier(row(row, number), new KeyScope(row.getString("scope"))))
                .list();
    }

    /** Held until the transaction ends. */
    List<Earlier> otherwise(int limit) {
        return db.sql(LIST_OTHERWISE)
                .param("limit", limit)
                .query((row, number) -> new Earlier(row(row, number), new KeyScope(row.getString("scope"))))
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

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static BlobRow row(ResultSet row, int number) throws SQLException {
        return new BlobRow(
                row.getObject("id", UUID.class),
                row.getInt("key_number"),
                row.getBytes("wrapped_key"),
                row.getLong("size_bytes"),
                Algorithm.of(row.getInt("algorithm")).orElseThrow(() -> new TamperedException("blob.algorithm")));
    }
}
