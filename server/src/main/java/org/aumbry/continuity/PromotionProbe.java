package org.aumbry.continuity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether a stand-by was promoted lately, quickly, with the old first server kept from taking writes. */
@Component
class PromotionProbe implements Probe {

    private static final Duration VALID = Duration.ofDays(100);
    private static final Duration MOST = Duration.ofMinutes(5);

    private final Supplier<List<LossDrill>> newest;
    private final Predicate<LossDrill> signed;
    private final Clock clock;

    @Autowired
    PromotionProbe(LossDrills drills, Clock clock) {
        this(drills::newestOfEach, drills::signed, clock);
    }

    PromotionProbe(Supplier<List<LossDrill>> newest, Predicate<LossDrill> signed, Clock clock) {
        this.newest = newest;
        this.signed = signed;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "continuity.promotion";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-94");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var last = newest.get().stream().filter(drill -> drill.kind() == LossDrill.Kind.DATABASE).findFirst();
        if (last.isEmpty()) {
            return Result.fails("No stand-by was ever promoted.");
        }
        var drill = last.get();
        var said = "The last promotion was at " + drill.begunAt() + ". " + drill.said();
        boolean lately = drill.begunAt().plus(VALID).isAfter(clock.instant());
        return new Result(
                drill.holds() && lately && signed.test(drill) && drill.took().compareTo(MOST) <= 0,
                lately ? said : said + " The next one is overdue.");
    }
}
