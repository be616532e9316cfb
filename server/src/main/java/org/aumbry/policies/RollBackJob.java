package org.aumbry.policies;

import org.aumbry.data.EachTenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every half minute: takes back changes that nobody confirmed, also in networks that nobody visits. */
@Component
class RollBackJob {

    private static final Logger LOG = LoggerFactory.getLogger(RollBackJob.class);

    private final EachTenant each;
    private final PendingChanges pending;

    RollBackJob(EachTenant each, PendingChanges pending) {
        this.each = each;
        this.pending = pending;
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT5M")
    void settle() {
        each.run("An unconfirmed change could not be taken back", tenant -> {
            if (pending.settle()) {
                LOG.info("A change in network {} was not confirmed in time and was taken back", tenant);
            }
        });
    }
}
