package org.aumbry.checkpoints;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.aumbry.journal.KeptValues;
import org.aumbry.journal.KeptValues.Erasure;
import org.aumbry.kernel.Probe;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Whether values that are gone from the journal went by erasures that say so, and exactly those; and whether values
 * that are past their time are gone.
 */
@Component
class RetentionProbe implements Probe {

    /** How late an erasure may be: the job goes round every hour. */
    private static final Duration SLACK = Duration.ofDays(2);

    private static final int NEWEST = 20;

    private final Supplier<List<Erasure>> erasures;
    private final Predicate<Erasure> matches;
    private final LongSupplier overdue;

    @Autowired
    RetentionProbe(KeptValues values, NetworkPolicy policy, Clock clock) {
        this(() -> values.newest(NEWEST), values::matches, () -> values.overdue(clock.instant()
                .minus(policy.values().days(PolicyOption.JOURNAL_DAYS))
                .minus(SLACK)));
    }

    RetentionProbe(Supplier<List<Erasure>> erasures, Predicate<Erasure> matches, LongSupplier overdue) {
        this.erasures = erasures;
        this.matches = matches;
        this.overdue = overdue;
    }

    @Override
    public String id() {
        return "checkpoints.retention";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-86");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Result look() {
        var newest = erasures.get();
        long wrong = newest.stream().filter(matches.negate()).count();
        long late = overdue.getAsLong();
        var seen = "%d erasures looked at, %d took other values than they say; %d entries have values past their time."
                .formatted(newest.size(), wrong, late);
        return wrong == 0 && late == 0 ? Result.holds(seen) : Result.fails(seen);
    }
}
