package org.aumbry.perimeter;

import org.aumbry.data.EachNode;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every ten minutes: keeps how this node stands in its network, when that has changed. */
@Component
@EachNode
class SnapshotJob {

    private final Configurations configurations;

    SnapshotJob(Configurations configurations) {
        this.configurations = configurations;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT10M")
    void look() {
        configurations.look();
    }
}
