package org.aumbry.policies;

import java.util.List;
import java.util.Map;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at and moves rows behind the facades' backs, for tests. */
@Component
class PolicyStoreAccess {

    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final JdbcClient db;

    PolicyStoreAccess(TenantScope scope, TransactionTemplate transaction, JdbcClient db) {
        this.scope = scope;
        this.transaction = transaction;
        this.db = db;
    }

    List<Map<String, Object>> rows(TenantId tenant, String sql, Object... parameters) {
        return scope.call(tenant, () -> transaction.execute(
                status -> db.sql(sql).params(List.of(parameters)).query().listOfRows()));
    }

    int change(TenantId tenant, String sql, Object... parameters) {
        return scope.call(
                tenant, () -> transaction.execute(status -> db.sql(sql).params(List.of(parameters)).update()));
    }

    /** Lets the time to confirm be over. */
    void overdue(TenantId tenant) {
        change(tenant, "update pending_change set confirm_by = now() - interval '1 second' where state = 'pending'");
    }
}
