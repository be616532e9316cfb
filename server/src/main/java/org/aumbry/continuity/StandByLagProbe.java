package org.aumbry.continuity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Looks how far the second database server was behind in the last minutes. */
@Component
class StandByLagProbe implements Probe {

    private static final Duration SPAN = Duration.ofMinutes(10);
    private static final Duration NEWEST = Duration.ofMinutes(2);

    private final StandByLagStore store;
    private final Clock clock;

    StandByLagProbe(StandByLagStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "continuity.stand-by-lag";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-93");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Result look() {
        var now = clock.instant();
        var minutes = store.since(now.minus(SPAN));
        if (minutes.stream().noneMatch(each -> each.minute().isAfter(now.minus(NEWEST)))) {
            return Result.fails("No second database server follows this one, or nobody measures how far it is behind.");
        }
        var worst = minutes.stream()
                .map(StandByLagStore.Minute::worst)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        var said = "In the last %d minutes the second database server was at most %d ms behind; %d ms are allowed. %d"
                .formatted(SPAN.toMinutes(), worst.toMillis(), StandByWatch.MOST.toMillis(), store.count())
                + " minutes are on record.";
        return new Result(worst.compareTo(StandByWatch.MOST) <= 0, said);
    }
}
