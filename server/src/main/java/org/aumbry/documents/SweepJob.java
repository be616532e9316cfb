package org.aumbry.documents;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour, for each tenant: what rested too long in uploads or in the trash goes. */
@Component
class SweepJob {

    private final EachTenant each;
    private final Sweep sweep;
    private final SpaceSweep spaces;

    SweepJob(EachTenant each, Sweep sweep, SpaceSweep spaces) {
        this.each = each;
        this.sweep = sweep;
        this.spaces = spaces;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void run() {
        each.run("Sweeping the uploads and the trash of a network failed", tenant -> {
            sweep.run(tenant);
            spaces.run(tenant);
        });
    }
}
