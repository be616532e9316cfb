package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JoinRequestStore {

    private static final String TABLE = "join_request";

    static final String ADD = """
            insert into join_request (id, name_sealed, email_sealed, email_mac, language, created_at)
            values (:id, :name, :email, :mac, :language, :at)
                on conflict do nothing
            """;

    static final String OPEN = """
            select id, name_sealed, email_sealed, language, created_at
              from join_request
             where decided_at is null
             order by id
             limit 200
            """;

    static final String FIND = """
            select id, name_sealed, email_sealed, language, created_at
              from join_request
             where id = :id
               and decided_at is null
            """;

    static final String DECIDE = """
            update join_request
               set decided_at = :at,
                   decided_by = :by,
                   approved = :approved
             where id = :id
               and decided_at is null
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    JoinRequestStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** Keeps a request; one that is open for the same address stays as it is. */
    void add(JoinRequest request) {
        db.sql(ADD)
                .param("id", request.id())
                .param("name", sealer.seal(KeyScope.CONTENT, cell(request.id(), "name_sealed"), request.name()))
                .param("email", sealer.seal(KeyScope.CONTENT, cell(request.id(), "email_sealed"), request.email()))
                .param("mac", sealer.mac(TABLE, "email_mac", ProfileRules.emailKey(request.email())))
                .param("language", request.language())
                .param("at", utc(request.createdAt()))
                .update();
    }

    List<JoinRequest> open() {
        return db.sql(OPEN).query(this::request).list();
    }

    Optional<JoinRequest> find(UUID id) {
        return db.sql(FIND).param("id", id).query(this::request).optional();
    }

    /** Decides it; false when someone was faster. */
    boolean decide(UUID id, boolean approved, UserId by, Instant now) {
        return db.sql(DECIDE)
                        .param("id", id)
                        .param("approved", approved)
                        .param("by", by.value())
                        .param("at", utc(now))
                        .update()
                == 1;
    }

    private JoinRequest request(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new JoinRequest(
                id,
                sealer.open(cell(id, "name_sealed"), row.getBytes("name_sealed")),
                sealer.open(cell(id, "email_sealed"), row.getBytes("email_sealed")),
                row.getString("language"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Cell cell(UUID id, String column) {
        return new Cell(TABLE, id, column);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
