package org.aumbry.networks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class ProvenDomainStore {

    static final String TAKE = """
            insert into proven_domain (domain_mac, tenant_id, proven_at)
            values (:mac, :tenant, :at)
                on conflict do nothing
            """;

    static final String HOLDER = """
            select tenant_id
              from proven_domain
             where domain_mac = :mac
            """;

    static final String RELEASE = """
            delete from proven_domain
             where domain_mac = :mac
               and tenant_id = :tenant
            """;

    private final JdbcClient db;

    ProvenDomainStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    /** Gives the domain to the tenant unless another one has it; whose it is then. */
    @Transactional(transactionManager = "control", propagation = Propagation.REQUIRES_NEW)
    TenantId take(byte[] mac, TenantId tenant, Instant now) {
        db.sql(TAKE)
                .param("mac", mac)
                .param("tenant", tenant.value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        return find(mac).orElseThrow();
    }

    @Transactional(transactionManager = "control", readOnly = true)
    Optional<TenantId> holder(byte[] mac) {
        return find(mac);
    }

    @Transactional(transactionManager = "control", propagation = Propagation.REQUIRES_NEW)
    void release(byte[] mac, TenantId tenant) {
        db.sql(RELEASE).param("mac", mac).param("tenant", tenant.value()).update();
    }

    private Optional<TenantId> find(byte[] mac) {
        return db.sql(HOLDER)
                .param("mac", mac)
                .query((row, number) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .optional();
    }
}
