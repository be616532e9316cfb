package org.aumbry.checkpoints;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every half hour: heads that are to go by mail. */
@Component
class HeadMailJob {

    private static final Logger LOG = LoggerFactory.getLogger(HeadMailJob.class);

    private final HeadMail mail;
    private final Tenants tenants;
    private final TenantScope scope;

    HeadMailJob(HeadMail mail, Tenants tenants, TenantScope scope) {
        this.mail = mail;
        this.tenants = tenants;
        this.scope = scope;
    }

    @Scheduled(initialDelayString = "PT5M", fixedRateString = "PT30M")
    void send() {
        for (var tenant : tenants.active()) {
            try {
                scope.call(tenant, mail::send);
            } catch (RuntimeException failed) {
                LOG.error("A head of a network's journal could not be sent by mail: {}", failed.toString());
            }
        }
    }
}
