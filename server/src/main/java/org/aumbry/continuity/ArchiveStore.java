package org.aumbry.continuity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The installation's generations and the restores that were tried. */
@Repository
class ArchiveStore {

    static final String ADD = """
            insert into archive_generation (id, begun_at, timeline, start_lsn, wrapped_key)
            values (:id, :begun, :timeline, :start, :key)
            """;

    static final String END = """
            update archive_generation
               set ended_at   = :ended,
                   end_lsn    = :end,
                   part_count = :parts,
                   size_bytes = :bytes
             where id = :id
            """;

    static final String PROVE = """
            update archive_generation
               set proven_at = :at
             where id = :id
            """;

    static final String FORGET_OLDER_KEYS = """
            update archive_generation
               set wrapped_key = null
             where wrapped_key is not null
               and begun_at < (select begun_at from archive_generation where id = :id)
            """;

    static final String REWRAP = """
            update archive_generation
               set wrapped_key = :key
             where id = :id
               and wrapped_key is not null
            """;

    static final String EXPIRE = """
            update archive_generation
               set expired_at  = :at,
                   wrapped_key = null
             where id = :id
            """;

    static final String LIST = """
            select id, begun_at, timeline, start_lsn, ended_at, end_lsn, part_count, size_bytes, proven_at, wrapped_key
              from archive_generation
             where expired_at is null
             order by begun_at desc
             limit 500
            """;

    static final String BEGUN_BEFORE = """
            select id, begun_at, timeline, start_lsn, ended_at, end_lsn, part_count, size_bytes, proven_at, wrapped_key
              from archive_generation
             where begun_at < :moment
               and (expired_at is null or begun_at > :kept)
             order by begun_at
             limit 1000
            """;

    static final String ADD_DRILL = """
            insert into archive_drill (id, generation_id, begun_at, took_millis, holds, report)
            values (:id, :generation, :begun, :took, :holds, :report)
            """;

    static final String DRILLS = """
            select id, generation_id, begun_at, took_millis, holds, report
              from archive_drill
             order by begun_at desc
             limit :limit
            """;

    /**
     * A generation as the installation remembers it.
     *
     * @param endLsn from where on it can be restored; null while its base backup is being made
     * @param wrappedKey its key, sealed by the root key; null when only the paper opens it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            UUID id,
            Instant begunAt,
            int timeline,
            long startLsn,
            @Nullable Instant endedAt,
            @Nullable Long endLsn,
            int partCount,
            long sizeBytes,
            @Nullable Instant provenAt,
            byte @Nullable [] wrappedKey) {

        boolean ended() {
            return endedAt != null;
        }
    }

    private final JdbcClient db;

    ArchiveStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    void add(Generation generation, byte[] wrappedByRoot) {
        db.sql(ADD)
                .param("id", generation.id())
                .param("begun", at(generation.begunAt()))
                .param("timeline", generation.timeline())
                .param("start", generation.startLsn())
                .param("key", wrappedByRoot)
                .update();
    }

    void end(UUID id, Instant ended, long endLsn, int parts, long bytes) {
        db.sql(END)
                .param("id", id)
                .param("ended", at(ended))
                .param("end", endLsn)
                .param("parts", parts)
                .param("bytes", bytes)
                .update();
    }

    void rewrap(UUID id, byte[] wrapped) {
        db.sql(REWRAP).param("id", id).param("key", wrapped).update();
    }

    void prove(UUID id, Instant at) {
        db.sql(PROVE).param("id", id).param("at", at(at)).update();
        db.sql(FORGET_OLDER_KEYS).param("id", id).update();
    }

    void expire(UUID id, Instant at) {
        db.sql(EXPIRE).param("id", id).param("at", at(at)).update();
    }

    /** Newest first. */
    List<Row> generations() {
        return db.sql(LIST).query(ArchiveStore::row).list();
    }

    /**
     * Those begun before that moment, oldest first.
     *
     * @param kept generations that nobody needs any more are among them when they were begun after this
     */
    List<Row> begunBefore(Instant moment, Instant kept) {
        return db.sql(BEGUN_BEFORE)
                .param("moment", at(moment))
                .param("kept", at(kept))
                .query(ArchiveStore::row)
                .list();
    }

    Optional<Row> newest() {
        return generations().stream().findFirst();
    }

    Optional<Row> newestEnded() {
        return generations().stream().filter(Row::ended).findFirst();
    }

    void add(ProvenRestore drill) {
        db.sql(ADD_DRILL)
                .param("id", drill.id())
                .param("generation", drill.generation())
                .param("begun", at(drill.begunAt()))
                .param("took", drill.took().toMillis())
                .param("holds", drill.holds())
                .param("report", drill.report())
                .update();
    }

    /** Newest first. */
    List<ProvenRestore> drills(int limit) {
        return db.sql(DRILLS).param("limit", limit).query(ArchiveStore::drill).list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                instant(row, "begun_at"),
                row.getInt("timeline"),
                row.getLong("start_lsn"),
                maybe(row, "ended_at"),
                row.getObject("end_lsn", Long.class),
                row.getInt("part_count"),
                row.getLong("size_bytes"),
                maybe(row, "proven_at"),
                row.getBytes("wrapped_key"));
    }

    private static ProvenRestore drill(ResultSet row, int number) throws SQLException {
        return new ProvenRestore(
                row.getObject("id", UUID.class),
                row.getObject("generation_id", UUID.class),
                instant(row, "begun_at"),
                java.time.Duration.ofMillis(row.getLong("took_millis")),
                row.getBoolean("holds"),
                row.getString("report"));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
