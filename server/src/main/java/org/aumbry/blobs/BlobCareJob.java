package org.aumbry.blobs;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour, for each tenant: sweep, and read a few blobs from beginning to end. */
@Component
class BlobCareJob {

    private static final Logger LOG = LoggerFactory.getLogger(BlobCareJob.class);
    private static final int BLOBS_EACH_HOUR = 200;

    private final Tenants tenants;
    private final TenantScope scope;
    private final BlobSweep sweep;
    private final BlobScrub scrub;

    BlobCareJob(Tenants tenants, TenantScope scope, BlobSweep sweep, BlobScrub scrub) {
        this.tenants = tenants;
        this.scope = scope;
        this.sweep = sweep;
        this.scrub = scrub;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void care() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, () -> {
                    sweep.sweep();
                    scrub.scrub(BLOBS_EACH_HOUR);
                });
            } catch (RuntimeException failed) {
                LOG.error("Sweeping or scrubbing the blobs of a network failed: {}", failed.toString());
            }
        }
    }
}
