package org.aumbry.networks;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every day: looks whether the domains of each network are still its own. */
@Component
class DomainCareJob {

    private final Domains domains;
    private final EachTenant each;

    DomainCareJob(Domains domains, EachTenant each) {
        this.domains = domains;
        this.each = each;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT24H")
    void look() {
        each.run("The domains of a network could not be looked at", domains::recheck);
    }
}
