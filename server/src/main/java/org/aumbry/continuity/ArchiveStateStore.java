package org.aumbry.continuity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the archive stands, and what the running server is asked for. */
@Repository
class ArchiveStateStore {

    static final String WRITE = """
            insert into archive_state (seen_at, caught_up_at, archived_lsn, blobs_at, part_count, fewest_copies,
                                       fewest_places, short_count, healed_at, troubles)
            values (:seen, :caught, :lsn, :blobs, :parts, :fewest, :places, :short, :healed, :troubles)
                on conflict (only_one) do update
               set seen_at       = excluded.seen_at,
                   caught_up_at  = excluded.caught_up_at,
                   archived_lsn  = excluded.archived_lsn,
                   blobs_at      = excluded.blobs_at,
                   part_count    = excluded.part_count,
                   fewest_copies = excluded.fewest_copies,
                   fewest_places = excluded.fewest_places,
                   short_count   = excluded.short_count,
                   healed_at     = excluded.healed_at,
                   troubles      = excluded.troubles
            """;

    static final String READ = """
            select seen_at, caught_up_at, archived_lsn, blobs_at, part_count, fewest_copies, fewest_places, short_count,
                   healed_at, troubles
              from archive_state
            """;

    static final String ORDER = """
            insert into archive_order (id, kind, asked_at)
            values (:id, :kind, :at)
            """;

    static final String NEXT_ORDER = """
            select id, kind
              from archive_order
             where done_at is null
             order by asked_at
             limit 1
            """;

    static final String FINISH_ORDER = """
            update archive_order
               set done_at = :at,
                   said    = :said
             where id = :id
            """;

    static final String ORDER_SAID = """
            select said
              from archive_order
             where id = :id
               and done_at is not null
            """;

    static final String FORGET_ORDERS = """
            delete from archive_order
             where done_at < :before
            """;

    /** What somebody asked for. */
    record Order(UUID id, String kind) {}

    private final JdbcClient db;

    ArchiveStateStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    void write(ArchiveStanding standing) {
        db.sql(WRITE)
                .param("seen", ArchiveStore.at(standing.seenAt()))
                .param("caught", standing.caughtUpAt() == null ? null : ArchiveStore.at(standing.caughtUpAt()))
                .param("lsn", standing.archivedLsn())
                .param("blobs", standing.blobsAt() == null ? null : ArchiveStore.at(standing.blobsAt()))
                .param("parts", standing.parts())
                .param("fewest", standing.fewestCopies())
                .param("places", standing.fewestPlaces())
                .param("short", standing.shortOf())
                .param("healed", standing.healedAt() == null ? null : ArchiveStore.at(standing.healedAt()))
                .param("troubles", standing.troubles())
                .update();
    }

    Optional<ArchiveStanding> read() {
        return db.sql(READ).query(ArchiveStateStore::standing).optional();
    }

    void order(UUID id, String kind, java.time.Instant at) {
        db.sql(ORDER).param("id", id).param("kind", kind).param("at", ArchiveStore.at(at)).update();
    }

    Optional<Order> nextOrder() {
        return db.sql(NEXT_ORDER)
                .query((row, number) -> new Order(row.getObject("id", UUID.class), row.getString("kind")))
                .optional();
    }

    void finish(UUID id, String said, java.time.Instant at) {
        db.sql(FINISH_ORDER).param("id", id).param("said", said).param("at", ArchiveStore.at(at)).update();
    }

    /** What came of it; empty while it is not done. */
    Optional<String> said(UUID id) {
        List<String> said = db.sql(ORDER_SAID).param("id", id).query(String.class).list();
        return said.stream().findFirst();
    }

    void forgetOrders(java.time.Instant before) {
        db.sql(FORGET_ORDERS).param("before", ArchiveStore.at(before)).update();
    }

    private static ArchiveStanding standing(ResultSet row, int number) throws SQLException {
        return new ArchiveStanding(
                ArchiveStore.instant(row, "seen_at"),
                ArchiveStore.maybe(row, "caught_up_at"),
                row.getLong("archived_lsn"),
                ArchiveStore.maybe(row, "blobs_at"),
                row.getInt("part_count"),
                row.getInt("fewest_copies"),
                row.getInt("fewest_places"),
                row.getInt("short_count"),
                ArchiveStore.maybe(row, "healed_at"),
                row.getString("troubles"));
    }
}
