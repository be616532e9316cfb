package org.aumbry.assurance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How a state follows from what was seen and signed. Nothing else makes a state. */
final class AssuranceRules {

    private AssuranceRules() {}

    /**
     * What one probe says.
     *
     * <p>An answer counts for two intervals: the one after which the probe has to look again and one more in which it
     * may still do so. After that even a good answer says nothing about now.
     */
    static PromiseState probed(Duration interval, @Nullable ProbeLook last, Instant now) {
        if (last == null || last.at().plus(interval.multipliedBy(2)).isBefore(now)) {
            return PromiseState.OVERDUE;
        }
        return last.holds() ? PromiseState.HOLDS : PromiseState.FAILS;
    }

    /** Whether a probe has to look again. */
    static boolean due(Duration interval, @Nullable ProbeLook last, Instant now) {
        return last == null || !last.at().plus(interval).isAfter(now);
    }

    /**
     * What is known about a promise.
     *
     * @param probes the state of each attached probe
     * @param evidenceUntil the end of the newest evidence; null when nobody signed for anything
     */
    static PromiseState promise(Collection<PromiseState> probes, @Nullable Instant evidenceUntil, Instant now) {
        var evidence = evidence(evidenceUntil, now);
        if (probes.isEmpty()) {
            return evidence;
        }
        var worst = probes.stream().reduce(PromiseState.HOLDS, PromiseState::orWorse);
        return evidence == PromiseState.OVERDUE ? worst.orWorse(evidence) : worst;
    }

    private static PromiseState evidence(@Nullable Instant until, Instant now) {
        if (until == null) {
            return PromiseState.NOT_BUILT;
        }
        return until.isAfter(now) ? PromiseState.ATTESTED : PromiseState.OVERDUE;
    }
}
