package org.aumbry.federation;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets, every hour, which assertions were used, once they would be refused for their age anyway. */
@Component
class AssertionForgettingJob {

    private final EachTenant each;
    private final ReturnSteps steps;

    AssertionForgettingJob(EachTenant each, ReturnSteps steps) {
        this.each = each;
        this.steps = steps;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT1H")
    void forget() {
        each.run("Used assertions of a network could not be forgotten", steps::forgetOld);
    }
}
