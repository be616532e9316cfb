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
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.data.KeyScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code blob}. */
@Component
class BlobRowStore {

    static final String ADD = """
            with held as materialized (select number
                                         from data_key
                                        where number = :key
                                          and destroyed_at is null
                                          for share)
            insert into blob (id, key_number, wrapped_key, size_bytes, algorithm, stored_at, copy_count)
            select :id, held.number, :wrapped, :size, :algorithm, :now, :copies
              from held
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
               and b.destroyed_at is null
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
               and destroyed_at is null
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

    static final String STORED_SINCE = """
            select id
              from blob
             where stored_at >= :since
               and id > :after
             order by id
             limit :limit
            """;

    static final String SETTLED = """
            select id
              from blob
             where stored_at < :before
               and removed_at is null
               and destroyed_at is null
               and (:shelf = '' or right(id::text, 2) = :shelf)
             limit 100000
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
             where destroyed_at is null
            """;

    static final String TOTAL = """
            select count(*), coalesce(sum(size_bytes), 0)
              from blob
            """;

    /** Files that are not sealed as the key above them seals. */
    private final JdbcClient db;

    BlobRowStore(JdbcClient db) {
        this.db = db;
    }

    /** @throws KeyDestroyedException when the key above the blob's was destroyed since it was sealed */
    void add(BlobRow row, int copies, Instant now) {
        int added = db.sql(ADD)
                .param("id", row.id())
                .param("key", row.keyNumber())
                .param("wrapped", row.wrappedKey())
                .param("size", row.sizeBytes())
                .param("algorithm", (int) row.algorithm().number())
                .param("now", at(now))
                .param("copies", copies)
                .update();
        if (added == 0 && find(row.id()).isEmpty()) {
            throw new KeyDestroyedException(row.keyNumber());
        }
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

    /** Identifiers of those written down since then, in their order. */
    List<UUID> storedSince(Instant since, UUID after, int limit) {
        return db.sql(STORED_SINCE)
                .param("since", at(since))
                .param("after", after)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Identifiers in their order. */
    List<UUID> page(UUID after, int limit) {
        return db.sql(PAGE).param("after", after).param("limit", limit).query(UUID.class).list();
    }

    /**
     * Identifiers of those that are wanted and were written down before that.
     *
     * @param shelf the last two digits of their names; empty for all
     */
    List<UUID> settled(String shelf, Instant before) {
        return db.sql(SETTLED).param("shelf", shelf).param("before", at(before)).query(UUID.class).list();
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

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static BlobRow row(ResultSet row, int number) throws SQLException {
        return new BlobRow(
                row.getObject("id", UUID.class),
                row.getInt("key_number"),
                row.getBytes("wrapped_key"),
                row.getLong("size_bytes"),
                Algorithm.of(row.getInt("algorithm")).orElseThrow(() -> new TamperedException("blob.algorithm")));
    }
}
