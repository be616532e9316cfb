package org.aumbry.policies;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every half minute: takes back changes that nobody confirmed, also in networks that nobody visits. */
@Component
class RollBackJob {

    private static final Logger LOG = LoggerFactory.getLogger(RollBackJob.class);

    private final Tenants tenants;
    private final TenantScope scope;
    private final PendingChanges pending;

    RollBackJob(Tenants tenants, TenantScope scope, PendingChanges pending) {
        this.tenants = tenants;
        this.scope = scope;
        this.pending = pending;
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
    void settle() {
        for (var tenant : tenants.active()) {
            try {
                if (scope.call(tenant, pending::settle)) {
                    LOG.info("A change in network {} was not confirmed in time and was taken back", tenant);
                }
            } catch (RuntimeException failed) {
                LOG.error("An unconfirmed change could not be taken back: {}", failed.toString());
            }
        }
    }
}
