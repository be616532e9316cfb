package org.aumbry.operators;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which networks nobody gets into. */
@Repository
class SuspensionStore {

    static final String ALL = """
            select network_id
              from network_suspension
             limit 100000
            """;

    static final String ADD = """
            insert into network_suspension (network_id, order_id, since)
            values (:network, :order, :at)
                on conflict (network_id) do nothing
            """;

    static final String REMOVE = """
            delete from network_suspension
             where network_id = :network
            """;

    private final JdbcClient db;

    SuspensionStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    Set<TenantId> all() {
        return db.sql(ALL).query(UUID.class).list().stream().map(TenantId::new).collect(Collectors.toSet());
    }

    void add(TenantId network, UUID order, Instant now) {
        db.sql(ADD)
                .param("network", network.value())
                .param("order", order)
                .param("at", OperatorStore.utc(now))
                .update();
    }

    void remove(TenantId network) {
        db.sql(REMOVE).param("network", network.value()).update();
    }
}
