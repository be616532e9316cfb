package org.aumbry.policies;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every minute: looks over what was newly written into each network's journal. */
@Component
class DetectionJob {

    private static final Logger LOG = LoggerFactory.getLogger(DetectionJob.class);

    private final Tenants tenants;
    private final TenantScope scope;
    private final Detection detection;
    private final Digest digest;

    DetectionJob(Tenants tenants, TenantScope scope, Detection detection, Digest digest) {
        this.tenants = tenants;
        this.scope = scope;
        this.detection = detection;
        this.digest = digest;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void look() {
        for (var tenant : tenants.active()) {
            try {
                int found = scope.call(tenant, detection::look);
                if (found > 0) {
                    LOG.warn("{} new findings in network {}", found, tenant);
                }
                scope.call(tenant, digest::send);
            } catch (RuntimeException failed) {
                LOG.error("The journal of a network could not be looked over: {}", failed.toString());
            }
        }
    }
}
