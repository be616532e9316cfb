package org.aumbry.custody;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every minute: what is left of destroyed networks, also what a program that died left undone. */
@Component
class NetworkRemainsJob {

    private final NetworkRemains remains;
    private final Clock clock;

    NetworkRemainsJob(NetworkRemains remains, Clock clock) {
        this.remains = remains;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT1M")
    void remove() {
        remains.remove(clock.instant().minus(NetworkRemains.GRACE));
    }
}
