package org.aumbry.policies;

import java.time.Duration;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every few hours: forgets what was taken in windows that ended long ago. */
@Component
class ForgettingUseJob {

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingUseJob.class);

    /** Longer than the longest window. */
    private static final Duration KEPT = Duration.ofDays(62);

    private final Tenants tenants;
    private final TenantScope scope;
    private final DownloadStore store;
    private final TransactionTemplate transaction;
    private final Desk desk;

    ForgettingUseJob(
            Tenants tenants, TenantScope scope, DownloadStore store, TransactionTemplate transaction, Desk desk) {
        this.tenants = tenants;
        this.scope = scope;
        this.store = store;
        this.transaction = transaction;
        this.desk = desk;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    void forget() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, () -> transaction.executeWithoutResult(
                        status -> store.forget(desk.now().minus(KEPT))));
            } catch (RuntimeException failed) {
                LOG.error("Old use of download budgets could not be forgotten: {}", failed.toString());
            }
        }
    }
}
