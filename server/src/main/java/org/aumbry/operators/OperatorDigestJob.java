package org.aumbry.operators;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour: digests of the last month that networks did not get yet. */
@Component
class OperatorDigestJob {

    private final EachTenant each;
    private final Digests digests;

    OperatorDigestJob(EachTenant each, Digests digests) {
        this.each = each;
        this.digests = digests;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT1H")
    void send() {
        var month = digests.last();
        each.run("A network could not be written to what operators did in a month", () -> {
            if (digests.concerns(month) && !digests.sent(month)) {
                digests.send(month);
            }
        });
    }
}
