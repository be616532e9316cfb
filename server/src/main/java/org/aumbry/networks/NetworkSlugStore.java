package org.aumbry.networks;

import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class NetworkSlugStore {

    static final String CLAIM = """
            insert into network_slug (slug_mac, tenant_id)
            values (:mac, :tenant)
                on conflict do nothing
            """;

    static final String FIND = """
            select tenant_id
              from network_slug
             where slug_mac = :mac
            """;

    private final JdbcClient db;

    NetworkSlugStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    @Transactional("control")
    boolean claim(byte[] mac, TenantId tenant) {
        return db.sql(CLAIM).param("mac", mac).param("tenant", tenant.value()).update() == 1;
    }

    @Transactional(transactionManager = "control", readOnly = true)
    Optional<TenantId> find(byte[] mac) {
        return db.sql(FIND)
                .param("mac", mac)
                .query((row, number) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .optional();
    }
}
