package org.aumbry.policies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DownloadStore {

    static final String BEGIN = """
            insert into download_holder (holder_id)
            values (:holder)
                on conflict do nothing
            """;

    /** Locks the holder's row: whoever else takes from it waits here. */
    static final String LOCK = """
            select holder_id
              from download_holder
             where holder_id = :holder
               for update
            """;

    static final String USE = """
            select cast(:holder as uuid) as holder_id,
                   coalesce(sum(files_count), 0) as files_count,
                   coalesce(sum(taken_bytes), 0) as taken_bytes,
                   min(ends_at) filter (where files_count > 0 or taken_bytes > 0) as first_end
              from download_slice
             where holder_id = :holder
               and ends_at > :since
            """;

    static final String MOST = """
            select holder_id,
                   sum(files_count) as files_count,
                   sum(taken_bytes) as taken_bytes,
                   min(ends_at) filter (where files_count > 0 or taken_bytes > 0) as first_end
              from download_slice
             where ends_at > :since
             group by holder_id
            having sum(files_count) > 0 or sum(taken_bytes) > 0
             order by sum(files_count) desc, sum(taken_bytes) desc, holder_id
             limit 200
            """;

    static final String ADD = """
            insert into download_slice (holder_id, starts_at, ends_at, files_count, taken_bytes)
            values (:holder, :start, :end, :files, :bytes)
                on conflict (holder_id, starts_at) do update
               set ends_at = greatest(download_slice.ends_at, excluded.ends_at),
                   files_count = download_slice.files_count + excluded.files_count,
                   taken_bytes = download_slice.taken_bytes + excluded.taken_bytes
            """;

    static final String COUNTED_IN = """
            select taken.starts_at
              from download_taken taken
              join download_slice slice on slice.holder_id = taken.holder_id and slice.starts_at = taken.starts_at
             where taken.holder_id = :holder
               and taken.document_id = :document
               and taken.number = :number
               and slice.ends_at > :since
            """;

    static final String LEAVE = """
            update download_slice
               set files_count = files_count - 1
             where holder_id = :holder
               and starts_at = :start
            """;

    static final String COUNT_IN = """
            insert into download_taken (holder_id, document_id, number, starts_at)
            values (:holder, :document, :number, :start)
                on conflict (holder_id, document_id, number) do update
               set starts_at = excluded.starts_at
            """;

    static final String WARNED = """
            update download_holder
               set warned_at = :at
             where holder_id = :holder
               and (warned_at is null or warned_at <= :since)
            """;

    static final String BLOCKED = """
            update download_holder
               set blocked_at = :at
             where holder_id = :holder
               and (blocked_at is null or blocked_at <= :since)
            """;

    static final String FORGET_HOLDER = """
            delete from download_holder
             where holder_id = :holder
            """;

    static final String FORGET_SLICES = """
            delete from download_slice
             where holder_id = :holder
            """;

    static final String FORGET_TAKEN = """
            delete from download_taken
             where holder_id = :holder
            """;

    static final String FORGET_OLD_SLICES = """
            delete from download_slice
             where ends_at < :before
            """;

    static final String FORGET_OLD_TAKEN = """
            delete from download_taken
             where starts_at < :before
            """;

    private final JdbcClient db;

    DownloadStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * What a holder has taken in the window that ends now.
     *
     * @param firstEnd when the earliest slice of it ended or will end; null when nothing was taken
     */
    record Use(UUID holder, long files, long bytes, @Nullable Instant firstEnd) {}

    /** Keeps the holder from everyone else until the transaction ends. */
    void lock(UUID holder) {
        db.sql(BEGIN).param("holder", holder).update();
        db.sql(LOCK).param("holder", holder).query(UUID.class).single();
    }

    Use use(UUID holder, Instant since) {
        return db.sql(USE).param("holder", holder).param("since", utc(since)).query(DownloadStore::use).single();
    }

    List<Use> most(Instant since) {
        return db.sql(MOST).param("since", utc(since)).query(DownloadStore::use).list();
    }

    /** Adds to a slice. */
    void add(UUID holder, BudgetLimits.Slice slice, long files, long bytes) {
        db.sql(ADD)
                .param("holder", holder)
                .param("start", utc(slice.start()))
                .param("end", utc(slice.end()))
                .param("files", files)
                .param("bytes", bytes)
                .update();
    }

    /**
     * Lets a version count in this slice, and no longer in an earlier one of the same window. The slice itself is not
     * changed.
     *
     * @return whether it counted nowhere in the window before
     */
    boolean count(UUID holder, Taking taking, Instant start, Instant since) {
        var earlier = version(COUNTED_IN, holder, taking)
                .param("since", utc(since))
                .query((row, number) -> row.getObject("starts_at", OffsetDateTime.class))
                .optional();
        earlier.ifPresent(at -> db.sql(LEAVE).param("holder", holder).param("start", at).update());
        version(COUNT_IN, holder, taking).param("start", utc(start)).update();
        return earlier.isEmpty();
    }

    /** Whether nobody was warned since then; notes that somebody is now. */
    boolean warned(UUID holder, Instant since, Instant at) {
        return mark(WARNED, holder, since, at);
    }

    boolean blocked(UUID holder, Instant since, Instant at) {
        db.sql(BEGIN).param("holder", holder).update();
        return mark(BLOCKED, holder, since, at);
    }

    /** Forgets a holder altogether. */
    void forget(UUID holder) {
        db.sql(FORGET_TAKEN).param("holder", holder).update();
        db.sql(FORGET_SLICES).param("holder", holder).update();
        db.sql(FORGET_HOLDER).param("holder", holder).update();
    }

    int forget(Instant before) {
        return db.sql(FORGET_OLD_TAKEN).param("before", utc(before)).update()
                + db.sql(FORGET_OLD_SLICES).param("before", utc(before)).update();
    }

    private JdbcClient.StatementSpec version(String sql, UUID holder, Taking taking) {
        return db.sql(sql)
                .param("holder", holder)
                .param("document", taking.document())
                .param("number", taking.number());
    }

    private boolean mark(String sql, UUID holder, Instant since, Instant at) {
        return db.sql(sql).param("holder", holder).param("since", utc(since)).param("at", utc(at)).update() == 1;
    }

    private static Use use(ResultSet row, int number) throws SQLException {
        var first = row.getObject("first_end", OffsetDateTime.class);
        return new Use(
                row.getObject("holder_id", UUID.class),
                row.getLong("files_count"),
                row.getLong("taken_bytes"),
                first == null ? null : first.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
