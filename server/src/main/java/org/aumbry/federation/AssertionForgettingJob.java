package org.aumbry.federation;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets, every hour, which assertions were used, once they would be refused for their age anyway. */
@Component
class AssertionForgettingJob {

    private static final Logger LOG = LoggerFactory.getLogger(AssertionForgettingJob.class);

    private final Tenants tenants;
    private final TenantScope scope;
    private final ReturnSteps steps;

    AssertionForgettingJob(Tenants tenants, TenantScope scope, ReturnSteps steps) {
        this.tenants = tenants;
        this.scope = scope;
        this.steps = steps;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT1H")
    void forget() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, steps::forgetOld);
            } catch (RuntimeException failed) {
                LOG.error("Used assertions of a network could not be forgotten: {}", failed.toString());
            }
        }
    }
}
