package org.aumbry.policies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PendingStore {

    private static final String TABLE = "pending_change";

    static final String ADD = """
            insert into pending_change (id, kind, made_by, session_id, made_at, confirm_by, before_sealed, state)
            values (:id, :kind, :by, :session, :at, :confirm, :before, 'pending')
                on conflict do nothing
            """;

    static final String CURRENT = """
            select id, kind, made_by, session_id, made_at, confirm_by
              from pending_change
             where state = 'pending'
             limit 1
            """;

    static final String BEFORE = """
            select before_sealed
              from pending_change
             where id = :id
            """;

    static final String END = """
            update pending_change
               set state = :state,
                   ended_at = :at,
                   ended_by = :by
             where id = :id
               and state = 'pending'
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    PendingStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** False when another change waits already. */
    boolean add(PendingChange change, String before) {
        var session = change.session();
        return db.sql(ADD)
                .param("id", change.id())
                .param("kind", change.kind().stored())
                .param("by", change.madeBy().value())
                .param("session", session == null ? null : session.value(), Types.OTHER)
                .param("at", utc(change.madeAt()))
                .param("confirm", utc(change.confirmBy()))
                .param("before", sealer.seal(KeyScope.SETTINGS, cell(change.id()), before))
                .update() == 1;
    }

    Optional<PendingChange> current() {
        return db.sql(CURRENT).query(PendingStore::change).optional();
    }

    String before(UUID id) {
        return sealer.open(cell(id), db.sql(BEFORE).param("id", id).query(byte[].class).single());
    }

    /** Whether this call ended it; another may have been first. */
    boolean end(UUID id, String state, UserId by, Instant at) {
        return db.sql(END)
                .param("id", id)
                .param("state", state)
                .param("by", by.value())
                .param("at", utc(at))
                .update() == 1;
    }

    static PendingChange change(ResultSet row, int number) throws SQLException {
        var session = row.getObject("session_id", UUID.class);
        return new PendingChange(
                row.getObject("id", UUID.class),
                PendingChange.Kind.of(row.getString("kind")),
                new UserId(row.getObject("made_by", UUID.class)),
                session == null ? null : new SessionId(session),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("confirm_by", OffsetDateTime.class).toInstant());
    }

    private static Cell cell(UUID id) {
        return new Cell(TABLE, id, "before_sealed");
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
