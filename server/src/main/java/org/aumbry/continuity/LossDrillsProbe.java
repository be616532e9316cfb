package org.aumbry.continuity;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether the loss of a node, of a place of files and of the database server was tried lately, and held. */
@Component
class LossDrillsProbe implements Probe {

    private static final Duration BY_ITSELF = LossDrillJob.EVERY.plusDays(1);
    private static final Duration BY_PEOPLE = Duration.ofDays(100);

    private final Supplier<List<LossDrill>> newest;
    private final Predicate<LossDrill> signed;
    private final Clock clock;

    @Autowired
    LossDrillsProbe(LossDrills drills, Clock clock) {
        this(drills::newestOfEach, drills::signed, clock);
    }

    LossDrillsProbe(Supplier<List<LossDrill>> newest, Predicate<LossDrill> signed, Clock clock) {
        this.newest = newest;
        this.signed = signed;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "continuity.loss-drills";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-20");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var drills = newest.get();
        var said = new ArrayList<String>();
        boolean holds = true;
        for (var kind : LossDrill.Kind.values()) {
            var last = drills.stream().filter(drill -> drill.kind() == kind).findFirst();
            var fault = last.map(this::fault).orElse("was never tried");
            holds &= fault.isEmpty();
            said.add("Loss of " + kind.stored() + ": " + last.map(LossDrillsProbe::measured).orElse("") + fault + ".");
        }
        return new Result(holds, String.join(" ", said));
    }

    private static String measured(LossDrill drill) {
        return "tried " + drill.begunAt() + ", went on after " + drill.took().toMillis() + " ms, at most "
                + drill.lost().toMillis() + " ms of work lost";
    }

    private String fault(LossDrill drill) {
        if (!drill.holds()) {
            return ", did not hold";
        }
        if (!signed.test(drill)) {
            return ", not signed as it stands";
        }
        var limit = drill.kind() == LossDrill.Kind.FILES ? BY_ITSELF : BY_PEOPLE;
        return drill.begunAt().plus(limit).isBefore(clock.instant()) ? ", overdue" : "";
    }
}
