package org.aumbry.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at and moves rows behind the facades' backs, for tests. */
@Component
class IdentityStoreAccess {

    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final JdbcClient db;
    private final JdbcClient control;
    private final GuessDelays delays;

    IdentityStoreAccess(
            TenantScope scope,
            TransactionTemplate transaction,
            JdbcClient db,
            @Qualifier("control") JdbcClient control,
            GuessDelays delays) {
        this.scope = scope;
        this.transaction = transaction;
        this.db = db;
        this.control = control;
        this.delays = delays;
    }

    List<Map<String, Object>> rows(TenantId tenant, String sql, Object... parameters) {
        return scope.call(tenant, () -> transaction.execute(
                status -> db.sql(sql).params(List.of(parameters)).query().listOfRows()));
    }

    int change(TenantId tenant, String sql, Object... parameters) {
        return scope.call(
                tenant, () -> transaction.execute(status -> db.sql(sql).params(List.of(parameters)).update()));
    }

    /** Forgets who asked and guessed how often: all tests come from one address, which would have to wait. */
    void forgetGuesses() {
        control.sql("delete from sign_in_guess").update();
        delays.forgetAll();
    }

    /** Lets all sessions of a person have begun and been used earlier. */
    void age(TenantId tenant, java.util.UUID user, Duration created, Duration seen) {
        change(tenant, "update session set created_at = now() - cast(? as interval),"
                + " last_seen_at = now() - cast(? as interval)"
                + " where user_id = ?", created.toString(), seen.toString(), user);
    }
}
