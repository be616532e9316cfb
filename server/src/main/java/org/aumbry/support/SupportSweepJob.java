package org.aumbry.support;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every five minutes: erases the keys of grants whose hours are over. Until then the hours alone keep them shut. */
@Component
class SupportSweepJob {

    private final SupportSweep sweep;
    private final EachTenant each;

    SupportSweepJob(SupportSweep sweep, EachTenant each) {
        this.sweep = sweep;
        this.each = each;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void sweep() {
        each.run("Keys of ended support grants could not be erased", sweep::sweep);
    }
}
