package org.aumbry.continuity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far followers were behind, minute by minute. */
@Repository
class StandByLagStore {

    static final String KEEP = """
            insert into stand_by_lag (minute, follower, worst_millis, behind_bytes)
            values (:minute, :follower, :millis, :bytes)
                on conflict (minute, follower) do update
               set worst_millis = greatest(stand_by_lag.worst_millis, excluded.worst_millis),
                   behind_bytes = greatest(stand_by_lag.behind_bytes, excluded.behind_bytes)
            """;

    static final String SINCE = """
            select minute, follower, worst_millis, behind_bytes
              from stand_by_lag
             where minute >= :since
             order by minute desc, follower
             limit 10000
            """;

    static final String COUNT = """
            select count(distinct minute)
              from stand_by_lag
            """;

    static final String FORGET = """
            delete from stand_by_lag
             where minute < :before
            """;

    private final JdbcClient db;

    StandByLagStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    /** The worst of a minute. */
    record Minute(Instant minute, String follower, Duration worst, long bytes) {}

    void keep(Minute minute) {
        db.sql(KEEP)
                .param("minute", ArchiveStore.at(minute.minute()))
                .param("follower", minute.follower())
                .param("millis", minute.worst().toMillis())
                .param("bytes", minute.bytes())
                .update();
    }

    /** The newest first. */
    List<Minute> since(Instant since) {
        return db.sql(SINCE).param("since", ArchiveStore.at(since)).query(StandByLagStore::minute).list();
    }

    /** How many minutes are on record. */
    long count() {
        return db.sql(COUNT).query(Long.class).single();
    }

    void forget(Instant before) {
        db.sql(FORGET).param("before", ArchiveStore.at(before)).update();
    }

    private static Minute minute(ResultSet row, int number) throws SQLException {
        return new Minute(
                ArchiveStore.instant(row, "minute"),
                row.getString("follower"),
                Duration.ofMillis(row.getLong("worst_millis")),
                row.getLong("behind_bytes"));
    }
}
