package org.aumbry.continuity;

import java.time.Duration;
import org.aumbry.data.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a week loses a place of files on trial; signs what a promotion put on record. */
@Component
class LossDrillJob {

    static final Duration EVERY = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(LossDrillJob.class);
    private static final Duration TURN = Duration.ofMinutes(50);

    private final LossDrills drills;
    private final FileLossDrill files;
    private final Turns turns;

    LossDrillJob(LossDrills drills, FileLossDrill files, Turns turns) {
        this.drills = drills;
        this.files = files;
        this.turns = turns;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void sign() {
        drills.signWaiting();
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
    void loseAPlace() {
        boolean lately = drills.newestOfEach().stream()
                .anyMatch(drill -> drill.kind() == LossDrill.Kind.FILES
                        && drill.begunAt().plus(EVERY).isAfter(drills.now()));
        if (!lately && turns.take("continuity.loss-drill", TURN)) {
            var drill = files.run();
            if (!drill.holds()) {
                LOG.error("A place of files was lost on trial, and that does not do: {}", drill.said());
            }
        }
    }
}
