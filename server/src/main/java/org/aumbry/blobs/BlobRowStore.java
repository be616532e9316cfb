package org.aumbry.blobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code blob}. */
@Component
class BlobRowStore {

    static final String ADD = """
            insert into blob (id, key_number, wrapped_key, size_bytes, stored_at)
            values (:id, :key, :wrapped, :size, :now)
                on conflict (id) do nothing
            """;

    static final String FIND = """
            select id, key_number, wrapped_key, size_bytes
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

    static final String REMOVED = """
            select id, key_number, wrapped_key, size_bytes
              from blob
             where removed_at < :before
             order by id
             limit :limit
            """;

    static final String DELETE = """
            delete from blob
             where id = :id
            """;

    static final String LONGEST_UNSEEN = """
            select id, key_number, wrapped_key, size_bytes
              from blob
             order by scrubbed_at nulls first, id
             limit :limit
            """;

    static final String MARK_SCRUBBED = """
            update blob
               set scrubbed_at = :now
             where id = any(:ids)
            """;

    static final String TOTAL = """
            select count(*), coalesce(sum(size_bytes), 0)
              from blob
            """;

    private final JdbcClient db;

    BlobRowStore(JdbcClient db) {
        this.db = db;
    }

    void add(BlobRow row, Instant now) {
        db.sql(ADD)
                .param("id", row.id())
                .param("key", row.keyNumber())
                .param("wrapped", row.wrappedKey())
                .param("size", row.sizeBytes())
                .param("now", at(now))
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

    List<BlobRow> removedBefore(Instant before, int limit) {
        return db.sql(REMOVED).param("before", at(before)).param("limit", limit).query(BlobRowStore::row).list();
    }

    void delete(UUID id) {
        db.sql(DELETE).param("id", id).update();
    }

    List<BlobRow> longestUnseen(int limit) {
        return db.sql(LONGEST_UNSEEN).param("limit", limit).query(BlobRowStore::row).list();
    }

    void markScrubbed(Collection<UUID> ids, Instant now) {
        db.sql(MARK_SCRUBBED).param("ids", ids.toArray(UUID[]::new)).param("now", at(now)).update();
    }

    BlobTotals totals() {
        return db.sql(TOTAL).query((row, number) -> new BlobTotals(row.getLong(1), row.getLong(2))).single();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static BlobRow row(ResultSet row, int number) throws SQLException {
        return new BlobRow(
                row.getObject("id", UUID.class),
                row.getInt("key_number"),
                row.getBytes("wrapped_key"),
                row.getLong("size_bytes"));
    }
}
