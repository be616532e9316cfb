package org.aumbry.support;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every five minutes: erases the keys of grants whose hours are over. Until then the hours alone keep them shut. */
@Component
class SupportSweepJob {

    private static final Logger LOG = LoggerFactory.getLogger(SupportSweepJob.class);

    private final SupportSweep sweep;
    private final Tenants tenants;
    private final TenantScope scope;

    SupportSweepJob(SupportSweep sweep, Tenants tenants, TenantScope scope) {
        this.sweep = sweep;
        this.tenants = tenants;
        this.scope = scope;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void sweep() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, sweep::sweep);
            } catch (RuntimeException failed) {
                LOG.error("Keys of ended support grants could not be erased: {}", failed.toString());
            }
        }
    }
}
