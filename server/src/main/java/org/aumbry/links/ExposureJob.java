package org.aumbry.links;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few hours whether a week is over since the administrators of a network were told of its links. */
@Component
class ExposureJob {

    private static final Logger LOG = LoggerFactory.getLogger(ExposureJob.class);

    private final Tenants tenants;
    private final TenantScope scope;
    private final ExposureLetters letters;

    ExposureJob(Tenants tenants, TenantScope scope, ExposureLetters letters) {
        this.tenants = tenants;
        this.scope = scope;
        this.letters = letters;
    }

    @Scheduled(initialDelayString = "PT30M", fixedDelayString = "PT6H")
    void run() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, letters::send);
            } catch (RuntimeException failed) {
                LOG.error("Telling a network of its links failed: {}", failed.toString());
            }
        }
    }
}
