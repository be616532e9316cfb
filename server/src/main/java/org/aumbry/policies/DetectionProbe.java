package org.aumbry.policies;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.aumbry.networks.Networks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks when the journal was last looked over for abuse: detection that stands still finds nothing and says nothing.
 */
@Component
class DetectionProbe implements Probe {

    private static final Duration LATE = Duration.ofMinutes(10);

    private final Supplier<Optional<Instant>> mark;
    private final Networks networks;
    private final Desk desk;

    @Autowired
    DetectionProbe(DetectionSteps steps, Networks networks, Desk desk) {
        this(steps::mark, networks, desk);
    }

    DetectionProbe(Supplier<Optional<Instant>> mark, Networks networks, Desk desk) {
        this.mark = mark;
        this.networks = networks;
        this.desk = desk;
    }

    @Override
    public String id() {
        return "policies.detection";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-26", "ELI-22", "XAAS-33");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var now = desk.now();
        var last = mark.get().orElseGet(() -> networks.current().createdAt());
        var age = Duration.between(last, now);
        return age.compareTo(LATE) <= 0
                ? Result.holds("the journal was looked over " + age.toMinutes() + " minutes ago")
                : Result.fails("the journal was last looked over " + age.toMinutes() + " minutes ago");
    }
}
