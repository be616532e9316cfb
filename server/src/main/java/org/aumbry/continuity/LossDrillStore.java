package org.aumbry.continuity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;

/** Losses that were tried or happened. */
@Repository
class LossDrillStore {

    static final String ADD = """
            insert into loss_drill (id, kind, begun_at, took_millis, lost_millis, holds, said, report)
            values (:id, :kind, :begun, :took, :lost, :holds, :said, :report)
            """;

    static final String NEWEST = """
            select id, kind, begun_at, took_millis, lost_millis, holds, said, report
              from loss_drill
             order by begun_at desc
             limit :limit
            """;

    static final String NEWEST_OF_EACH = """
            select distinct on (kind)
                   id, kind, begun_at, took_millis, lost_millis, holds, said, report
              from loss_drill
             order by kind, begun_at desc
             limit 10
            """;

    static final String UNSIGNED = """
            select id, kind, begun_at, took_millis, lost_millis, holds, said, report
              from loss_drill
             where report is null
             order by begun_at
             limit 100
            """;

    static final String SIGN = """
            update loss_drill
               set report = :report
             where id = :id
               and report is null
            """;

    static final String COUNT = """
            select count(*)
              from loss_drill
             where kind = :kind
            """;

    private final JdbcClient db;

    LossDrillStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    void add(LossDrill drill) {
        add(db, drill);
    }

    /** For whoever stands at a server that no program serves yet. */
    static void add(Connection control, LossDrill drill) throws SQLException {
        add(JdbcClient.create(new SingleConnectionDataSource(control, true)), drill);
    }

    private static void add(JdbcClient db, LossDrill drill) {
        db.sql(ADD)
                .param("id", drill.id())
                .param("kind", drill.kind().stored())
                .param("begun", ArchiveStore.at(drill.begunAt()))
                .param("took", drill.took().toMillis())
                .param("lost", drill.lost().toMillis())
                .param("holds", drill.holds())
                .param("said", drill.said())
                .param("report", drill.report())
                .update();
    }

    List<LossDrill> newest(int limit) {
        return db.sql(NEWEST).param("limit", limit).query(LossDrillStore::drill).list();
    }

    List<LossDrill> newestOfEach() {
        return db.sql(NEWEST_OF_EACH).query(LossDrillStore::drill).list();
    }

    List<LossDrill> unsigned() {
        return db.sql(UNSIGNED).query(LossDrillStore::drill).list();
    }

    void sign(UUID id, String report) {
        db.sql(SIGN).param("id", id).param("report", report).update();
    }

    long count(LossDrill.Kind kind) {
        return db.sql(COUNT).param("kind", kind.stored()).query(Long.class).single();
    }

    private static LossDrill drill(ResultSet row, int number) throws SQLException {
        return new LossDrill(
                row.getObject("id", UUID.class),
                LossDrill.Kind.of(row.getString("kind")),
                ArchiveStore.instant(row, "begun_at"),
                Duration.ofMillis(row.getLong("took_millis")),
                Duration.ofMillis(row.getLong("lost_millis")),
                row.getBoolean("holds"),
                row.getString("said"),
                row.getString("report"));
    }
}
