package org.aumbry.reviews;

import java.util.List;
import java.util.Map;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at and moves rows behind the facades' backs, for tests. */
@Component
class ReviewRows {

    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final JdbcClient db;

    ReviewRows(TenantScope scope, TransactionTemplate transaction, JdbcClient db) {
        this.scope = scope;
        this.transaction = transaction;
        this.db = db;
    }

    int change(TenantId tenant, String sql, Object... parameters) {
        return scope.call(tenant, () -> transaction.execute(
                status -> db.sql(sql).params(List.of(parameters)).update()));
    }

    List<Map<String, Object>> rows(TenantId tenant, String sql, Object... parameters) {
        return scope.call(tenant, () -> transaction.execute(
                status -> db.sql(sql).params(List.of(parameters)).query().listOfRows()));
    }
}
