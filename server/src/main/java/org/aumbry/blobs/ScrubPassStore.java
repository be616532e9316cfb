package org.aumbry.blobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code blob_scrub}: the last readings of all blobs. */
@Repository
class ScrubPassStore {

    static final String NEWEST = """
            select begun_at, ended_at, seen_count, seen_bytes, missing_count, damaged_count, mended_count, lost_count
              from blob_scrub
             order by begun_at desc
             limit 1
            """;

    static final String KEEP = """
            insert into blob_scrub (begun_at, ended_at, seen_count, seen_bytes, missing_count, damaged_count,
                   mended_count, lost_count)
            values (:begun, :ended, :seen, :bytes, :missing, :damaged, :mended, :lost)
                on conflict on constraint blob_scrub_pk do update
               set ended_at      = excluded.ended_at,
                   seen_count    = excluded.seen_count,
                   seen_bytes    = excluded.seen_bytes,
                   missing_count = excluded.missing_count,
                   damaged_count = excluded.damaged_count,
                   mended_count  = excluded.mended_count,
                   lost_count    = excluded.lost_count
            """;

    static final String FORGET = """
            delete from blob_scrub
             where begun_at < :before
            """;

    private final JdbcClient db;

    ScrubPassStore(JdbcClient db) {
        this.db = db;
    }

    Optional<ScrubPass> newest() {
        return db.sql(NEWEST).query(ScrubPassStore::pass).optional();
    }

    /** Writes a reading down as it is now. */
    void keep(ScrubPass pass) {
        db.sql(KEEP)
                .param("begun", at(pass.begunAt()))
                .param("ended", pass.endedAt() == null ? null : at(pass.endedAt()))
                .param("seen", pass.seen())
                .param("bytes", pass.seenBytes())
                .param("missing", pass.missing())
                .param("damaged", pass.damaged())
                .param("mended", pass.mended())
                .param("lost", pass.lost())
                .update();
    }

    void forget(Instant before) {
        db.sql(FORGET).param("before", at(before)).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static ScrubPass pass(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new ScrubPass(
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getLong("seen_count"),
                row.getLong("seen_bytes"),
                row.getLong("missing_count"),
                row.getLong("damaged_count"),
                row.getLong("mended_count"),
                row.getLong("lost_count"));
    }
}
