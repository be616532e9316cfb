package org.aumbry.documents;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour, for each tenant: what rested too long in uploads or in the trash goes. */
@Component
class SweepJob {

    private static final Logger LOG = LoggerFactory.getLogger(SweepJob.class);

    private final Tenants tenants;
    private final TenantScope scope;
    private final Sweep sweep;
    private final SpaceSweep spaces;

    SweepJob(Tenants tenants, TenantScope scope, Sweep sweep, SpaceSweep spaces) {
        this.tenants = tenants;
        this.scope = scope;
        this.sweep = sweep;
        this.spaces = spaces;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void run() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, () -> {
                    sweep.run(tenant);
                    spaces.run(tenant);
                });
            } catch (RuntimeException failed) {
                LOG.error("Sweeping the uploads and the trash of a network failed: {}", failed.toString());
            }
        }
    }
}
