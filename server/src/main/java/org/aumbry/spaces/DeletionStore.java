package org.aumbry.spaces;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeletionStore {

    private static final String COLUMNS = """
            select space_id, deleted_by, deleted_at, ends_at
              from space_deletion
            """;

    static final String ALL = COLUMNS + """
             order by deleted_at desc, space_id
             limit 1000
            """;

    static final String ONE = COLUMNS + """
             where space_id = :space
               for update
            """;

    static final String OVERDUE = COLUMNS + """
             where ends_at <= :now
             order by ends_at, space_id
             limit 20
            """;

    static final String ADD = """
            insert into space_deletion (space_id, deleted_by, deleted_at, ends_at)
            values (:space, :by, :at, :ends)
            """;

    static final String REMOVE = """
            delete from space_deletion
             where space_id = :space
            """;

    private final JdbcClient db;

    DeletionStore(JdbcClient db) {
        this.db = db;
    }

    /** The latest first; at most 1000. */
    List<SpaceDeletion> all() {
        return db.sql(ALL).query(DeletionStore::deletion).list();
    }

    /** The deletion of that space; nobody else changes it until the transaction ends. */
    Optional<SpaceDeletion> find(SpaceId space) {
        return db.sql(ONE).param("space", space.value()).query(DeletionStore::deletion).optional();
    }

    List<SpaceDeletion> overdue(Instant now) {
        return db.sql(OVERDUE).param("now", now.atOffset(ZoneOffset.UTC)).query(DeletionStore::deletion).list();
    }

    void add(SpaceDeletion deletion) {
        db.sql(ADD)
                .param("space", deletion.space().value())
                .param("by", deletion.deletedBy().value())
                .param("at", deletion.deletedAt().atOffset(ZoneOffset.UTC))
                .param("ends", deletion.endsAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(SpaceId space) {
        db.sql(REMOVE).param("space", space.value()).update();
    }

    private static SpaceDeletion deletion(ResultSet row, int number) throws SQLException {
        return new SpaceDeletion(
                new SpaceId(row.getObject("space_id", UUID.class)),
                new UserId(row.getObject("deleted_by", UUID.class)),
                row.getObject("deleted_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }
}
