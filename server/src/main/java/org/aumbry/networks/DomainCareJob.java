package org.aumbry.networks;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every day: looks whether the domains of each network are still its own. */
@Component
class DomainCareJob {

    private static final Logger LOG = LoggerFactory.getLogger(DomainCareJob.class);

    private final Domains domains;
    private final Tenants tenants;
    private final TenantScope scope;

    DomainCareJob(Domains domains, Tenants tenants, TenantScope scope) {
        this.domains = domains;
        this.tenants = tenants;
        this.scope = scope;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT24H")
    void look() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, domains::recheck);
            } catch (RuntimeException failed) {
                LOG.error("The domains of a network could not be looked at: {}", failed.toString());
            }
        }
    }
}
