package org.aumbry.identity;

import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class LoginNameStore {

    static final String FIND = """
            select n.tenant_id
              from login_name n
              join tenant t on t.id = n.tenant_id
             where n.email_mac = :mac
               and t.state <> 'closed'
             order by n.tenant_id
             limit 20
            """;

    static final String ADD = """
            insert into login_name (email_mac, tenant_id)
            values (:mac, :tenant)
                on conflict do nothing
            """;

    private final JdbcClient db;

    LoginNameStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    @Transactional(transactionManager = "control", readOnly = true)
    List<TenantId> find(byte[] mac) {
        return db.sql(FIND)
                .param("mac", mac)
                .query((row, number) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .list();
    }

    @Transactional(transactionManager = "control", propagation = Propagation.REQUIRES_NEW)
    void add(byte[] mac, TenantId tenant) {
        db.sql(ADD).param("mac", mac).param("tenant", tenant.value()).update();
    }
}
