package org.aumbry.policies;

import org.aumbry.data.EachTenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every minute: looks over what was newly written into each network's journal. */
@Component
class DetectionJob {

    private static final Logger LOG = LoggerFactory.getLogger(DetectionJob.class);

    private final EachTenant each;
    private final Detection detection;
    private final Digest digest;

    DetectionJob(EachTenant each, Detection detection, Digest digest) {
        this.each = each;
        this.detection = detection;
        this.digest = digest;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void look() {
        each.run("The journal of a network could not be looked over", tenant -> {
            int found = detection.look();
            if (found > 0) {
                LOG.warn("{} new findings in network {}", found, tenant);
            }
            digest.send();
        });
    }
}
