package org.aumbry.data;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key of each tenant, wrapped by the root key, in the control database. */
@Component
class TenantKeyStore {

    static final String FIND = """
            select wrapped_key
              from tenant_key
             where tenant_id = :tenant
            """;

    static final String ADD = """
            insert into tenant_key (tenant_id, wrapped_key, root_key_id, created_at)
            values (:tenant, :wrapped, :root, :now)
                on conflict (tenant_id) do nothing
            """;

    private final JdbcClient control;

    TenantKeyStore(@Qualifier("control") JdbcClient control) {
        this.control = control;
    }

    Optional<byte[]> find(TenantId tenant) {
        return control.sql(FIND).param("tenant", tenant.value()).query(byte[].class).optional();
    }

    /** Does nothing when the tenant has a key already. */
    void add(TenantId tenant, byte[] wrapped, String rootKeyId, Instant now) {
        control.sql(ADD)
                .param("tenant", tenant.value())
                .param("wrapped", wrapped)
                .param("root", rootKeyId)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }
}
