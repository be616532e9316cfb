package org.aumbry.perimeter;

import org.aumbry.data.EachNode;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every five seconds: opens at this node the way in that operators have opened. */
@Component
@EachNode
class WayJob {

    private final Ways ways;

    WayJob(Ways ways) {
        this.ways = ways;
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT5S")
    void follow() {
        ways.follow();
    }
}
