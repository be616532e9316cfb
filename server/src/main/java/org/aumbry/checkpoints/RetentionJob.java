package org.aumbry.checkpoints;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour: values of journal entries that are past their time, some thousands in a transaction. */
@Component
class RetentionJob {

    private final EachTenant each;
    private final Retention retention;

    RetentionJob(EachTenant each, Retention retention) {
        this.each = each;
        this.retention = retention;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void erase() {
        each.run("Values of a network's journal past their time could not be erased", () -> {
            boolean more = true;
            while (more) {
                more = retention.eraseSome();
            }
        });
    }
}
