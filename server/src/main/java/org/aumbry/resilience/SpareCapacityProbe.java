package org.aumbry.resilience;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether the work at its measured peak fits the nodes that are left when the largest one goes. */
@Component
class SpareCapacityProbe implements Probe {

    private final Supplier<NodeRoll.Gauge> gauge;

    @Autowired
    SpareCapacityProbe(NodeRoll roll) {
        this(roll::gauge);
    }

    SpareCapacityProbe(Supplier<NodeRoll.Gauge> gauge) {
        this.gauge = gauge;
    }

    @Override
    public String id() {
        return "resilience.spare-capacity";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-7");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Result look() {
        var seen = gauge.get();
        var said = ("%d nodes serve. In the heaviest of %d minutes they took %d ms of processor time a second for %d"
                + " requests; without the largest node %d ms are left.").formatted(
                seen.serving(), seen.minutes(), seen.cpuMillis(), seen.requests(), seen.remainingMillis());
        return new Result(seen.fits(), said);
    }
}
