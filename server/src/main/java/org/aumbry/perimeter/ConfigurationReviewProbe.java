package org.aumbry.perimeter;

import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.aumbry.perimeter.Configurations.Standing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether the network's configuration was gone through in time. */
@Component
class ConfigurationReviewProbe implements Probe {

    private final Supplier<Standing> standing;

    @Autowired
    ConfigurationReviewProbe(Configurations configurations) {
        this(configurations::standing);
    }

    ConfigurationReviewProbe(Supplier<Standing> standing) {
        this.standing = standing;
    }

    @Override
    public String id() {
        return "perimeter.review";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-9");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var seen = standing.get();
        var last = seen.last();
        var observed = "%s; %d lines changed since; the next review %s due at %s.".formatted(
                last == null ? "Nobody has gone through the configuration yet" : "Last gone through at " + last.at(),
                seen.changes().size(), seen.overdue() ? "was" : "is", seen.due());
        return seen.overdue() ? Result.fails(observed) : Result.holds(observed);
    }
}
