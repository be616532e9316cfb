package org.aumbry.continuity;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.aumbry.data.ClusterAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Every five seconds, where this program runs the database server and another one follows it: measures how far that is
 * behind, keeps the worst of each minute for thirty days, and raises an alarm in the log. Without one it looks less
 * often.
 */
@Component
class StandByWatch {

    static final Duration MOST = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(StandByWatch.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int ALONE_EVERY = 6;

    private final ClusterAccess access;
    private final StandByLagStore store;
    private final Clock clock;
    private final LagMeter meter = new LagMeter();
    private int skip;
    private boolean late;

    StandByWatch(ClusterAccess access, StandByLagStore store, Clock clock) {
        this.access = access;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT5S")
    synchronized void look() {
        if (!access.runsServer() || skip-- > 0) {
            return;
        }
        try (var connection = access.superuser("postgres")) {
            var seen = FollowerStore.look(connection);
            keep(meter.measure(clock.instant(), seen.written(), seen.followers()));
            skip = seen.followers().isEmpty() ? ALONE_EVERY - 1 : 0;
        } catch (SQLException failed) {
            LOG.warn("Who follows the database server could not be asked: SQL state {}", failed.getSQLState());
        }
    }

    private void keep(List<LagMeter.Lag> lags) {
        var now = clock.instant();
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        lags.forEach(lag -> store.keep(
                new StandByLagStore.Minute(minute, lag.name(), lag.behind(), lag.bytes())));
        if (!lags.isEmpty()) {
            forget(now);
        }
        var worst = lags.stream().map(LagMeter.Lag::behind).max(Duration::compareTo).orElse(Duration.ZERO);
        boolean lateNow = worst.compareTo(MOST) > 0;
        if (lateNow && !late) {
            LOG.error("A server that follows this one is {} s behind", worst.toSeconds());
        } else if (late && !lateNow) {
            LOG.warn("The servers that follow are no longer behind");
        }
        late = lateNow;
    }

    private void forget(Instant now) {
        if (now.getEpochSecond() % Duration.ofHours(1).toSeconds() < MOST.toSeconds()) {
            store.forget(now.minus(KEPT));
        }
    }
}
