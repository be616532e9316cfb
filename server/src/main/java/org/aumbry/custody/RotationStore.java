package org.aumbry.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RotationStore {

    static final String ADD = """
            insert into key_rotation (id, level, started_by, started_at, total_count)
            values (:id, :level, :by, :at, :total)
                on conflict (level) where finished_at is null do nothing
            """;

    static final String LIST = """
            select id, level, started_by, started_at, total_count, done_count, finished_at, at_column, at_block
              from key_rotation
             order by started_at desc, id
             limit 50
            """;

    /** Another node may be at work on it: then there is nothing to do here. */
    static final String LOCK_RUNNING = """
            select id, level, started_by, started_at, total_count, done_count, finished_at, at_column, at_block
              from key_rotation
             where finished_at is null
             order by started_at, id
             limit 1
               for update skip locked
            """;

    static final String ADVANCE = """
            update key_rotation
               set done_count  = done_count + :more,
                   finished_at = :finished,
                   at_column   = :column,
                   at_block    = :block
             where id = :id
            """;

    private final JdbcClient db;

    RotationStore(JdbcClient db) {
        this.db = db;
    }

    /** @return false when one of that level is going on */
    boolean add(Rotation rotation) {
        return db.sql(ADD)
                        .param("id", rotation.id())
                        .param("level", rotation.level().stored())
                        .param("by", rotation.startedBy().value())
                        .param("at", rotation.startedAt().atOffset(ZoneOffset.UTC))
                        .param("total", rotation.total())
                        .update()
                == 1;
    }

    List<Rotation> list() {
        return db.sql(LIST).query(RotationStore::rotation).list();
    }

    Optional<Rotation> lockRunning() {
        return db.sql(LOCK_RUNNING).query(RotationStore::rotation).optional();
    }

    void advance(Rotation rotation, long more, Rotation.Place place, @Nullable Instant finished) {
        db.sql(ADVANCE)
                .param("id", rotation.id())
                .param("more", more)
                .param("column", place.column())
                .param("block", place.block())
                .param("finished", finished == null ? null : finished.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static Rotation rotation(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Rotation(
                row.getObject("id", UUID.class),
                Level.of(row.getString("level")).orElseThrow(),
                new UserId(row.getObject("started_by", UUID.class)),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getLong("total_count"),
                row.getLong("done_count"),
                finished == null ? null : finished.toInstant(),
                new Rotation.Place(row.getInt("at_column"), row.getLong("at_block")));
    }
}
