package org.aumbry.policies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DownloadStore {

    static final String BEGIN = """
            insert into download_use (holder_id, window_start, files_count, taken_bytes)
            values (:holder, :start, 0, 0)
                on conflict do nothing
            """;

    /** Locks the holder's row: whoever else takes from it waits here. */
    static final String LOCK = """
            select holder_id, files_count, taken_bytes, warned_at, blocked_at
              from download_use
             where holder_id = :holder
               and window_start = :start
               for update
            """;

    static final String TAKEN = """
            insert into download_taken (holder_id, window_start, document_id, number)
            values (:holder, :start, :document, :number)
                on conflict do nothing
            """;

    static final String SET = """
            update download_use
               set files_count = :files,
                   taken_bytes = :bytes
             where holder_id = :holder
               and window_start = :start
            """;

    static final String WARNED = """
            update download_use
               set warned_at = :at
             where holder_id = :holder
               and window_start = :start
               and warned_at is null
            """;

    static final String BLOCKED = """
            update download_use
               set blocked_at = :at
             where holder_id = :holder
               and window_start = :start
               and blocked_at is null
            """;

    static final String FIND = """
            select holder_id, files_count, taken_bytes, warned_at, blocked_at
              from download_use
             where holder_id = :holder
               and window_start = :start
            """;

    static final String MOST = """
            select holder_id, files_count, taken_bytes, warned_at, blocked_at
              from download_use
             where window_start = :start
             order by blocked_at is null, files_count desc, taken_bytes desc, holder_id
             limit 200
            """;

    static final String RESET = """
            update download_use
               set files_count = 0,
                   taken_bytes = 0,
                   warned_at = null,
                   blocked_at = null
             where holder_id = :holder
               and window_start = :start
            """;

    static final String FORGET_TAKEN = """
            delete from download_taken
             where holder_id = :holder
               and window_start = :start
            """;

    static final String FORGET_HOLDER = """
            delete from download_use
             where holder_id = :holder
            """;

    static final String FORGET_HOLDERS_TAKEN = """
            delete from download_taken
             where holder_id = :holder
            """;

    static final String FORGET_USE = """
            delete from download_use
             where window_start < :before
            """;

    static final String FORGET_OLD_TAKEN = """
            delete from download_taken
             where window_start < :before
            """;

    private final JdbcClient db;

    DownloadStore(JdbcClient db) {
        this.db = db;
    }

    /** What a holder has taken in a window. */
    record Use(UUID holder, long files, long bytes, @Nullable Instant warnedAt, @Nullable Instant blockedAt) {}

    /** The holder's row, made when there is none, kept from everyone else until the transaction ends. */
    Use lock(UUID holder, Instant start) {
        on(BEGIN, holder, start).update();
        return on(LOCK, holder, start).query(DownloadStore::use).single();
    }

    /** Whether this version is new in the window. */
    boolean first(UUID holder, Instant start, UUID document, int number) {
        return on(TAKEN, holder, start).param("document", document).param("number", number).update() == 1;
    }

    void set(UUID holder, Instant start, long files, long bytes) {
        on(SET, holder, start).param("files", files).param("bytes", bytes).update();
    }

    /** Whether this call was the first to warn. */
    boolean warned(UUID holder, Instant start, Instant at) {
        return on(WARNED, holder, start).param("at", utc(at)).update() == 1;
    }

    boolean blocked(UUID holder, Instant start, Instant at) {
        return on(BLOCKED, holder, start).param("at", utc(at)).update() == 1;
    }

    Optional<Use> find(UUID holder, Instant start) {
        return on(FIND, holder, start).query(DownloadStore::use).optional();
    }

    List<Use> most(Instant start) {
        return db.sql(MOST).param("start", utc(start)).query(DownloadStore::use).list();
    }

    boolean reset(UUID holder, Instant start) {
        on(FORGET_TAKEN, holder, start).update();
        return on(RESET, holder, start).update() == 1;
    }

    /** Forgets a holder altogether. */
    void forget(UUID holder) {
        db.sql(FORGET_HOLDERS_TAKEN).param("holder", holder).update();
        db.sql(FORGET_HOLDER).param("holder", holder).update();
    }

    int forget(Instant before) {
        return db.sql(FORGET_OLD_TAKEN).param("before", utc(before)).update()
                + db.sql(FORGET_USE).param("before", utc(before)).update();
    }

    private JdbcClient.StatementSpec on(String sql, UUID holder, Instant start) {
        return db.sql(sql).param("holder", holder).param("start", utc(start));
    }

    private static Use use(ResultSet row, int number) throws SQLException {
        return new Use(
                row.getObject("holder_id", UUID.class),
                row.getLong("files_count"),
                row.getLong("taken_bytes"),
                instant(row, "warned_at"),
                instant(row, "blocked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
