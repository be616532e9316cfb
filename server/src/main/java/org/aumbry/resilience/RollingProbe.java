package org.aumbry.resilience;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether nodes that were sent away for maintenance cut nobody off, and whether that was announced. */
@Component
class RollingProbe implements Probe {

    private static final Duration SPAN = Duration.ofDays(100);

    private final Supplier<List<NodeRoll.Left>> left;
    private final Clock clock;

    @Autowired
    RollingProbe(NodeRoll roll, Clock clock) {
        this(roll::departures, clock);
    }

    RollingProbe(Supplier<List<NodeRoll.Left>> left, Clock clock) {
        this.left = left;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "resilience.rolling-maintenance";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-1");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var since = clock.instant().minus(SPAN);
        var lately = left.get().stream().filter(each -> each.at().isAfter(since)).toList();
        if (lately.isEmpty()) {
            return Result.fails("No node was sent away and renewed in the last " + SPAN.toDays() + " days.");
        }
        long cut = lately.stream().mapToLong(NodeRoll.Left::cut).sum();
        boolean announced = lately.getFirst().announced();
        return new Result(cut == 0 && announced, ("In the last %d days nodes left %d times and cut off %d requests; the"
                + " last time was %sannounced.").formatted(SPAN.toDays(), lately.size(), cut, announced ? "" : "not "));
    }
}
