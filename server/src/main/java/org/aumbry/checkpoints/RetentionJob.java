package org.aumbry.checkpoints;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour: values of journal entries that are past their time, some thousands in a transaction. */
@Component
class RetentionJob {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final Retention retention;
    private final Tenants tenants;
    private final TenantScope scope;

    RetentionJob(Retention retention, Tenants tenants, TenantScope scope) {
        this.retention = retention;
        this.tenants = tenants;
        this.scope = scope;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void erase() {
        for (var tenant : tenants.active()) {
            try {
                boolean more = true;
                while (more) {
                    more = scope.call(tenant, retention::eraseSome);
                }
            } catch (RuntimeException failed) {
                LOG.error("Values of a network's journal past their time could not be erased: {}", failed.toString());
            }
        }
    }
}
