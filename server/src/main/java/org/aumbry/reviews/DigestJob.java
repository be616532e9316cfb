package org.aumbry.reviews;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour, in each tenant: writes the digests of the journal that are due, at most eight in a row. */
@Component
class DigestJob {

    private static final Logger LOG = LoggerFactory.getLogger(DigestJob.class);
    private static final int MOST = 8;

    private final Tenants tenants;
    private final TenantScope scope;
    private final DigestWriter writer;

    DigestJob(Tenants tenants, TenantScope scope, DigestWriter writer) {
        this.tenants = tenants;
        this.scope = scope;
        this.writer = writer;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    void write() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, this::writeDue);
            } catch (RuntimeException failed) {
                LOG.error("The journal's digest of a network could not be written: {}", failed.toString());
            }
        }
    }

    private void writeDue() {
        for (int written = 0; written < MOST; written++) {
            if (!writer.writeNext()) {
                return;
            }
        }
    }
}
