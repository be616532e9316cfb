package org.aumbry.spaces;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.access.GrantId;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OpeningStore {

    private static final String COLUMNS = """
            select id, space_id, person_id, opened_by, reason_sealed, grant_id, opened_at, expires_at, ended_at
              from drive_opening
            """;

    static final String ONE = COLUMNS + """
             where id = :id
            """;

    static final String OF_OWNER = COLUMNS + """
             where person_id = :owner
             order by opened_at desc, id desc
             limit 200
            """;

    static final String ALL = COLUMNS + """
             order by opened_at desc, id desc
             limit 1000
            """;

    static final String ADD = """
            insert into drive_opening
                   (id, space_id, person_id, opened_by, reason_sealed, grant_id, opened_at, expires_at)
            values (:id, :space, :owner, :by, :reason, :grant, :at, :expires)
            """;

    static final String END = """
            update drive_opening
               set ended_at = :at,
                   ended_by = :by
             where id = :id
               and ended_at is null
               and expires_at > :at
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    OpeningStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    Optional<Opening> find(UUID id) {
        return db.sql(ONE).param("id", id).query(this::opening).optional();
    }

    /** The latest 200 of that person's drive. */
    List<Opening> ofOwner(UserId owner) {
        return db.sql(OF_OWNER).param("owner", owner.value()).query(this::opening).list();
    }

    /** The latest 1000. */
    List<Opening> all() {
        return db.sql(ALL).query(this::opening).list();
    }

    void add(Opening opening) {
        db.sql(ADD)
                .param("id", opening.id())
                .param("space", opening.drive().value())
                .param("owner", opening.owner().value())
                .param("by", opening.openedBy().value())
                .param("reason", sealer.seal(KeyScope.person(opening.owner()), cell(opening.id()), opening.reason()))
                .param("grant", opening.grant().value())
                .param("at", utc(opening.openedAt()))
                .param("expires", utc(opening.expiresAt()))
                .update();
    }

    boolean end(UUID id, UserId by, Instant at) {
        return db.sql(END).param("id", id).param("by", by.value()).param("at", utc(at)).update() == 1;
    }

    private Opening opening(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Opening(
                id,
                new SpaceId(row.getObject("space_id", UUID.class)),
                new UserId(row.getObject("person_id", UUID.class)),
                new UserId(row.getObject("opened_by", UUID.class)),
                sealer.open(cell(id), row.getBytes("reason_sealed"), ""),
                new GrantId(row.getObject("grant_id", UUID.class)),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static Cell cell(UUID id) {
        return new Cell("drive_opening", id, "reason_sealed");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
