package org.aumbry.timemachine;

import java.time.Clock;
import java.time.Duration;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with restores that a program left lying when it ended, and forgets what lies behind the window. */
@Component
class RestoreJob {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreJob.class);
    private static final Duration REST = Duration.ofSeconds(30);

    private final Tenants tenants;
    private final TenantScope scope;
    private final Restores restores;
    private final Forgetting forgetting;
    private final Clock clock;

    RestoreJob(Tenants tenants, TenantScope scope, Restores restores, Forgetting forgetting, Clock clock) {
        this.tenants = tenants;
        this.scope = scope;
        this.restores = restores;
        this.forgetting = forgetting;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1M")
    void goOn() {
        var before = clock.instant().minus(REST);
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, () -> restores.goOn(tenant, before));
            } catch (RuntimeException failed) {
                LOG.error("Restores of a network could not be gone on with: {}", failed.toString());
            }
        }
    }

    @Scheduled(initialDelayString = "PT40M", fixedDelayString = "PT24H")
    void forget() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, forgetting::run);
            } catch (RuntimeException failed) {
                LOG.error("The past of a network behind its window could not be forgotten: {}", failed.toString());
            }
        }
    }
}
