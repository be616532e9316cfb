package org.aumbry.clients;

import java.time.Clock;
import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour: forgets kept answers past their time, also of people who never send such a request again. */
@Component
class AnswerForgettingJob {

    private final EachTenant each;
    private final AnswerStore store;
    private final Clock clock;

    AnswerForgettingJob(EachTenant each, AnswerStore store, Clock clock) {
        this.each = each;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT1H")
    void forget() {
        each.run("Kept answers of a network could not be forgotten", () -> store.forgetOld(clock.instant()));
    }
}
