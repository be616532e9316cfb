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
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sealed under the settings' key, which stays when everything that people keep is withdrawn. */
@Repository
class SealStore {

    static final String ADD = """
            insert into key_seal_order (id, space_id, name_sealed, reason_sealed, sealed_by, sealed_at)
            values (:id, :space, :name, :reason, :by, :at)
                on conflict (coalesce(space_id, '00000000-0000-0000-0000-000000000000'))
                      where thawed_at is null do nothing
            """;

    static final String LIST = """
            select id, space_id, name_sealed, reason_sealed, sealed_by, sealed_at, asked_by, thawed_by, thawed_at,
                   exists (select 1 from key_destruction d where d.sealed_order = key_seal_order.id) as destroyed
              from key_seal_order
             order by thawed_at desc nulls first, sealed_at desc, id
             limit 100
            """;

    static final String LOCK = """
            select id, space_id, name_sealed, reason_sealed, sealed_by, sealed_at, asked_by, thawed_by, thawed_at,
                   exists (select 1 from key_destruction d where d.sealed_order = key_seal_order.id) as destroyed
              from key_seal_order
             where id = :id
               for update
            """;

    static final String ASK = """
            update key_seal_order
               set asked_by = :by,
                   asked_at = :at
             where id = :id
            """;

    static final String THAW = """
            update key_seal_order
               set thawed_by = :by,
                   thawed_at = :at
             where id = :id
            """;

    static final String WHOLE = """
            select exists (select 1
                             from data_key_seal
                            where scope = '*')
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    SealStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** @return false when it is sealed already */
    boolean add(SealOrder order) {
        var space = order.space();
        var name = order.name().isEmpty()
                ? null
                : sealer.seal(KeyScope.SETTINGS, cell(order.id(), "name_sealed"), order.name());
        return db.sql(ADD)
                        .param("id", order.id())
                        .param("space", space == null ? null : space.value(), Types.OTHER)
                        .param("name", name, Types.BINARY)
                        .param("reason", sealer.seal(
                                KeyScope.SETTINGS, cell(order.id(), "reason_sealed"), order.reason()))
                        .param("by", order.sealedBy().value())
                        .param("at", utc(order.sealedAt()))
                        .update()
                == 1;
    }

    List<SealOrder> list() {
        return db.sql(LIST).query(this::order).list();
    }

    Optional<SealOrder> lock(UUID id) {
        return db.sql(LOCK).param("id", id).query(this::order).optional();
    }

    void ask(UUID id, UserId by, Instant at) {
        db.sql(ASK).param("id", id).param("by", by.value()).param("at", utc(at)).update();
    }

    void thaw(UUID id, UserId by, Instant at) {
        db.sql(THAW).param("id", id).param("by", by.value()).param("at", utc(at)).update();
    }

    /** Whether the whole network is sealed. */
    boolean whole() {
        return db.sql(WHOLE).query(Boolean.class).single();
    }

    private SealOrder order(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var space = row.getObject("space_id", UUID.class);
        byte @Nullable [] name = row.getBytes("name_sealed");
        var thawed = row.getObject("thawed_at", OffsetDateTime.class);
        return new SealOrder(
                id,
                space == null ? null : new SpaceId(space),
                name == null ? "" : sealer.open(cell(id, "name_sealed"), name),
                sealer.open(cell(id, "reason_sealed"), row.getBytes("reason_sealed")),
                new UserId(row.getObject("sealed_by", UUID.class)),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                user(row, "asked_by"),
                user(row, "thawed_by"),
                thawed == null ? null : thawed.toInstant(),
                row.getBoolean("destroyed"));
    }

    private static @Nullable UserId user(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }

    private static Cell cell(UUID id, String column) {
        return new Cell("key_seal_order", id, column);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
