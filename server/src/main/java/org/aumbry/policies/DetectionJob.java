package org.aumbry.policies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.aumbry.data.EachNode;
import org.aumbry.data.EachTenant;
import org.aumbry.journal.Waiting;
import org.aumbry.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Every minute: looks over what this program newly wrote into the networks' journals. Every quarter of an hour all of
 * them have their turn: what another program wrote that then died, and digests, which are due by the clock.
 */
@Component
@EachNode
class DetectionJob {

    private static final Logger LOG = LoggerFactory.getLogger(DetectionJob.class);

    private static final Duration ALL = Duration.ofMinutes(15);

    private final EachTenant each;
    private final Supplier<Set<TenantId>> written;
    private final Detection detection;
    private final Digest digest;
    private final Clock clock;
    private Instant nextAll = Instant.MIN;

    DetectionJob(EachTenant each, Waiting journals, Detection detection, Digest digest, Clock clock) {
        this.each = each;
        this.written = journals.follow();
        this.clock = clock;
        this.detection = detection;
        this.digest = digest;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void look() {
        var fresh = written.get();
        boolean all = !clock.instant().isBefore(nextAll);
        if (all) {
            nextAll = clock.instant().plus(ALL);
        }
        each.run(
                tenant -> all || fresh.contains(tenant),
                "The journal of a network could not be looked over",
                this::lookAt);
    }

    private void lookAt(TenantId tenant) {
        int found = detection.look();
        if (found > 0) {
            LOG.warn("{} new findings in network {}", found, tenant);
        }
        digest.send();
    }
}
