package org.aumbry.timemachine;

import java.time.Clock;
import java.time.Duration;
import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with restores that a program left lying when it ended, and forgets what lies behind the window. */
@Component
class RestoreJob {

    private static final Duration REST = Duration.ofSeconds(30);

    private final EachTenant each;
    private final Restores restores;
    private final Forgetting forgetting;
    private final Clock clock;

    RestoreJob(EachTenant each, Restores restores, Forgetting forgetting, Clock clock) {
        this.each = each;
        this.restores = restores;
        this.forgetting = forgetting;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1M")
    void goOn() {
        var before = clock.instant().minus(REST);
        each.run("Restores of a network could not be gone on with", tenant -> restores.goOn(tenant, before));
    }

    @Scheduled(initialDelayString = "PT40M", fixedDelayString = "PT24H")
    void forget() {
        each.run("The past of a network behind its window could not be forgotten", forgetting::run);
    }
}
