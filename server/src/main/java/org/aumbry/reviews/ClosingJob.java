package org.aumbry.reviews;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every five minutes, in each tenant: ends the campaigns whose time is over. */
@Component
class ClosingJob {

    private final EachTenant each;
    private final Closing closing;

    ClosingJob(EachTenant each, Closing closing) {
        this.each = each;
        this.closing = closing;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT5M")
    void close() {
        each.run("Access reviews of a network could not be closed", closing::closeDue);
    }
}
