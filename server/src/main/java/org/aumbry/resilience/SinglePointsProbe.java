package org.aumbry.resilience;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether the installation has a single point of failure that nobody answers for. */
@Component
class SinglePointsProbe implements Probe {

    private static final int SHOWN = 12;

    private final Supplier<List<SinglePoint>> points;

    @Autowired
    SinglePointsProbe(Redundancy redundancy) {
        this(redundancy::points);
    }

    SinglePointsProbe(Supplier<List<SinglePoint>> points) {
        this.points = points;
    }

    @Override
    public String id() {
        return "resilience.single-points";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-5");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var all = points.get();
        var open = all.stream().filter(SinglePoint::counts).toList();
        var said = "Single points of failure: %d that nobody answers for, %d accepted for a time.".formatted(
                open.size(), all.size() - open.size());
        var named = open.stream().limit(SHOWN).map(SinglePoint::point).collect(Collectors.joining(", "));
        return open.isEmpty() ? Result.holds(said) : Result.fails(said + " " + named + ".");
    }
}
