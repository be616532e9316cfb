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
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DestructionOrderStore {

    static final String ADD = """
            insert into destruction_order (id, kind, of_id, name_sealed, reason_sealed, asked_by, asked_at)
            values (:id, :kind, :of, :name, :reason, :by, :at)
                on conflict (kind, of_id) where ended_at is null do nothing
            """;

    static final String STANDING = """
            select id, kind, of_id, name_sealed, reason_sealed, asked_by, asked_at, ended_at
              from destruction_order
             where ended_at is null
             order by asked_at, id
             limit 100
            """;

    static final String LOCK = """
            select id, kind, of_id, name_sealed, reason_sealed, asked_by, asked_at, ended_at
              from destruction_order
             where id = :id
               for update
            """;

    static final String END = """
            update destruction_order
               set name_sealed = null,
                   ended_by    = :by,
                   ended_at    = :at
             where id = :id
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    DestructionOrderStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** @return false when it was asked for already */
    boolean add(DestructionOrder order) {
        var name = order.name().isEmpty()
                ? null
                : sealer.seal(KeyScope.SETTINGS, cell(order.id(), "name_sealed"), order.name());
        return db.sql(ADD)
                        .param("id", order.id())
                        .param("kind", order.kind().stored())
                        .param("of", order.of())
                        .param("name", name, Types.BINARY)
                        .param("reason", sealer.seal(
                                KeyScope.SETTINGS, cell(order.id(), "reason_sealed"), order.reason()))
                        .param("by", order.askedBy().value())
                        .param("at", order.askedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<DestructionOrder> standing() {
        return db.sql(STANDING).query(this::order).list();
    }

    Optional<DestructionOrder> lock(UUID id) {
        return db.sql(LOCK).param("id", id).query(this::order).optional();
    }

    void end(UUID id, UserId by, Instant at) {
        db.sql(END).param("id", id).param("by", by.value()).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    private DestructionOrder order(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        byte @Nullable [] name = row.getBytes("name_sealed");
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new DestructionOrder(
                id,
                DestructionKind.of(row.getString("kind")),
                row.getObject("of_id", UUID.class),
                name == null ? "" : sealer.open(cell(id, "name_sealed"), name),
                sealer.open(cell(id, "reason_sealed"), row.getBytes("reason_sealed")),
                new UserId(row.getObject("asked_by", UUID.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static Cell cell(UUID id, String column) {
        return new Cell("destruction_order", id, column);
    }
}
