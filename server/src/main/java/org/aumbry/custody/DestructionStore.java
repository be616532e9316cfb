package org.aumbry.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
class DestructionStore {

    static final String ADD = """
            insert into key_destruction
                   (id, kind, of_id, space_id, sealed_order, asked_order, destroyed_by, destroyed_at,
                    certificate_sealed)
            values (:id, :kind, :of, :space, :sealed, :asked, :by, :at, :certificate)
                on conflict do nothing
            """;

    static final String LIST = """
            select id, kind, of_id, coalesce(sealed_order, asked_order) as order_id, destroyed_by, destroyed_at,
                   certificate_sealed
              from key_destruction
             order by destroyed_at desc, id
             limit 100
            """;

    static final String FIND = """
            select id, kind, of_id, coalesce(sealed_order, asked_order) as order_id, destroyed_by, destroyed_at,
                   certificate_sealed
              from key_destruction
             where id = :id
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    DestructionStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** @return false when the same keys were destroyed before */
    boolean add(Destruction destruction) {
        boolean space = destruction.kind() == DestructionKind.SPACE;
        return db.sql(ADD)
                        .param("id", destruction.id())
                        .param("kind", destruction.kind().stored())
                        .param("of", destruction.of())
                        .param("space", space ? destruction.of() : null, Types.OTHER)
                        .param("sealed", space ? destruction.order() : null, Types.OTHER)
                        .param("asked", space ? null : destruction.order(), Types.OTHER)
                        .param("by", destruction.destroyedBy().value())
                        .param("at", destruction.destroyedAt().atOffset(ZoneOffset.UTC))
                        .param("certificate", sealer.sealBytes(
                                KeyScope.SETTINGS, cell(destruction.id()), destruction.certificate()))
                        .update()
                == 1;
    }

    List<Destruction> list() {
        return db.sql(LIST).query(this::destruction).list();
    }

    Optional<Destruction> find(UUID id) {
        return db.sql(FIND).param("id", id).query(this::destruction).optional();
    }

    private Destruction destruction(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Destruction(
                id,
                DestructionKind.of(row.getString("kind")),
                row.getObject("of_id", UUID.class),
                row.getObject("order_id", UUID.class),
                new UserId(row.getObject("destroyed_by", UUID.class)),
                row.getObject("destroyed_at", OffsetDateTime.class).toInstant(),
                sealer.openBytes(cell(id), row.getBytes("certificate_sealed")));
    }

    private static Cell cell(UUID id) {
        return new Cell("key_destruction", id, "certificate_sealed");
    }
}
