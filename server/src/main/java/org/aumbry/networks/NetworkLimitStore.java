package org.aumbry.networks;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class NetworkLimitStore {

    static final String ALL = """
            select network_id, most_people, most_bytes
              from network_limit
             limit 100000
            """;

    static final String SET = """
            insert into network_limit (network_id, most_people, most_bytes, order_id, since)
            values (:network, :people, :bytes, :order, :at)
                on conflict on constraint network_limit_pk do update
               set most_people = excluded.most_people,
                   most_bytes  = excluded.most_bytes,
                   order_id    = excluded.order_id,
                   since       = excluded.since
            """;

    private final JdbcClient db;

    NetworkLimitStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    /** A network and what it may become. */
    private record Row(TenantId network, NetworkLimits.Limits limits) {}

    @Transactional(transactionManager = "control", readOnly = true, propagation = Propagation.REQUIRES_NEW)
    Map<TenantId, NetworkLimits.Limits> all() {
        return db.sql(ALL)
                .query((row, number) -> new Row(
                        new TenantId(row.getObject("network_id", UUID.class)),
                        new NetworkLimits.Limits(
                                row.getObject("most_people", Long.class), row.getObject("most_bytes", Long.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::network, Row::limits));
    }

    @Transactional(transactionManager = "control", propagation = Propagation.REQUIRES_NEW)
    void set(TenantId network, NetworkLimits.Limits limits, UUID order, Instant now) {
        db.sql(SET)
                .param("network", network.value())
                .param("people", limits.people(), Types.BIGINT)
                .param("bytes", limits.bytes(), Types.BIGINT)
                .param("order", order)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
