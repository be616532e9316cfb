package org.aumbry.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.InstallationSealer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In the control database: of the networks themselves nothing can be read any more. */
@Repository
class DestroyedNetworkStore {

    private static final String TABLE = "destroyed_network";

    static final String ADD = """
            insert into destroyed_network (tenant_id, destroyed_at, certificate_sealed)
            values (:tenant, :at, :certificate)
            """;

    static final String LIST = """
            select tenant_id, destroyed_at, removed_at, certificate_sealed
              from destroyed_network
             order by destroyed_at desc
             limit 1000
            """;

    static final String FIND = """
            select tenant_id, destroyed_at, removed_at, certificate_sealed
              from destroyed_network
             where tenant_id = :tenant
            """;

    static final String BEFORE = """
            select tenant_id, removed_at
              from destroyed_network
             where destroyed_at < :moment
             order by destroyed_at desc
             limit 10000
            """;

    static final String REMOVED = """
            update destroyed_network
               set removed_at = :at
             where tenant_id = :tenant
               and removed_at is null
            """;

    /** @param removedAt null while there is more of it than the certificate */
    record Gone(TenantId network, @Nullable Instant removedAt) {}

    private final JdbcClient control;
    private final InstallationSealer sealer;

    DestroyedNetworkStore(@Qualifier("control") JdbcClient control, InstallationSealer sealer) {
        this.control = control;
        this.sealer = sealer;
    }

    void add(DestroyedNetwork destroyed) {
        var tenant = destroyed.network().value();
        control.sql(ADD)
                .param("tenant", tenant)
                .param("at", destroyed.destroyedAt().atOffset(ZoneOffset.UTC))
                .param("certificate", sealer.seal(TABLE, tenant, "certificate_sealed", destroyed.certificate()))
                .update();
    }

    List<DestroyedNetwork> list() {
        return control.sql(LIST).query(this::destroyed).list();
    }

    Optional<DestroyedNetwork> find(TenantId network) {
        return control.sql(FIND).param("tenant", network.value()).query(this::destroyed).optional();
    }

    /** Those that were destroyed before that moment, the latest first. */
    List<Gone> before(Instant moment) {
        return control.sql(BEFORE)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Gone(
                        new TenantId(row.getObject("tenant_id", UUID.class)), instant(row, "removed_at")))
                .list();
    }

    /** @return false when that was noted before */
    boolean removed(TenantId network, Instant at) {
        return control.sql(REMOVED)
                        .param("tenant", network.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private DestroyedNetwork destroyed(ResultSet row, int number) throws SQLException {
        var tenant = row.getObject("tenant_id", UUID.class);
        return new DestroyedNetwork(
                new TenantId(tenant),
                row.getObject("destroyed_at", OffsetDateTime.class).toInstant(),
                instant(row, "removed_at"),
                sealer.open(TABLE, tenant, "certificate_sealed", row.getBytes("certificate_sealed")));
    }
}
