package org.aumbry.identity;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour: forgets failed guesses of yesterday and, in each tenant, sessions that ended long ago. */
@Component
class ForgettingJob {

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingJob.class);

    private final Tenants tenants;
    private final TenantScope scope;
    private final Sessions sessions;
    private final Devices devices;
    private final Guesses guesses;
    private final MailedLinkSteps links;
    private final Challenges challenges;
    private final HeldFormDesk forms;

    ForgettingJob(
            Tenants tenants,
            TenantScope scope,
            Sessions sessions,
            Devices devices,
            Guesses guesses,
            MailedLinkSteps links,
            Challenges challenges,
            HeldFormDesk forms) {
        this.tenants = tenants;
        this.scope = scope;
        this.sessions = sessions;
        this.devices = devices;
        this.guesses = guesses;
        this.links = links;
        this.challenges = challenges;
        this.forms = forms;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void forget() {
        guesses.forgetOld();
        challenges.forgetOld();
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, sessions::forgetOld);
                scope.run(tenant, devices::forgetStale);
                scope.run(tenant, links::forgetOld);
                scope.run(tenant, forms::forgetOld);
            } catch (RuntimeException failed) {
                LOG.error("Old sessions of a network could not be forgotten: {}", failed.toString());
            }
        }
    }
}
