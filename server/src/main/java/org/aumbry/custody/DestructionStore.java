package org.aumbry.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DestructionStore {

    static final String ADD = """
            insert into key_destruction (id, space_id, sealed_order, destroyed_by, destroyed_at, certificate_sealed)
            values (:id, :space, :order, :by, :at, :certificate)
                on conflict on constraint key_destruction_once do nothing
            """;

    static final String LIST = """
            select id, space_id, sealed_order, destroyed_by, destroyed_at, certificate_sealed
              from key_destruction
             order by destroyed_at desc, id
             limit 100
            """;

    static final String FIND = """
            select id, space_id, sealed_order, destroyed_by, destroyed_at, certificate_sealed
              from key_destruction
             where id = :id
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    DestructionStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** @return false when the space's keys were destroyed before */
    boolean add(Destruction destruction) {
        return db.sql(ADD)
                        .param("id", destruction.id())
                        .param("space", destruction.space().value())
                        .param("order", destruction.order())
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
                new SpaceId(row.getObject("space_id", UUID.class)),
                row.getObject("sealed_order", UUID.class),
                new UserId(row.getObject("destroyed_by", UUID.class)),
                row.getObject("destroyed_at", OffsetDateTime.class).toInstant(),
                sealer.openBytes(cell(id), row.getBytes("certificate_sealed")));
    }

    private static Cell cell(UUID id) {
        return new Cell("key_destruction", id, "certificate_sealed");
    }
}
