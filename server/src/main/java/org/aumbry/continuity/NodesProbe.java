package org.aumbry.continuity;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.aumbry.data.Nodes;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Counts the servers: with one alone, nobody is served while it is away. */
@Component
class NodesProbe implements Probe {

    private final Supplier<OptionalInt> others;

    @Autowired
    NodesProbe(Nodes nodes) {
        this(nodes::others);
    }

    /** With another way to count. */
    NodesProbe(Supplier<OptionalInt> others) {
        this.others = others;
    }

    @Override
    public String id() {
        return "continuity.nodes";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-19", "ELI-15");
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
        var counted = others.get();
        if (counted.isEmpty()) {
            return Result.fails("The database does not say how many servers there are.");
        }
        int servers = counted.getAsInt() + 1;
        return servers > 1
                ? Result.holds(servers + " servers answer; when one goes, the others go on.")
                : Result.fails("One server answers: nobody is served while it is away.");
    }
}
