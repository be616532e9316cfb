package org.aumbry.reviews;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every five minutes, in each tenant: ends the campaigns whose time is over. */
@Component
class ClosingJob {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingJob.class);

    private final Tenants tenants;
    private final TenantScope scope;
    private final Closing closing;

    ClosingJob(Tenants tenants, TenantScope scope, Closing closing) {
        this.tenants = tenants;
        this.scope = scope;
        this.closing = closing;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT5M")
    void close() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, closing::closeDue);
            } catch (RuntimeException failed) {
                LOG.error("Access reviews of a network could not be closed: {}", failed.toString());
            }
        }
    }
}
