package org.aumbry.assurance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How a state follows from what was seen and signed. Nothing else makes a state. */
final class AssuranceRules {

    private AssuranceRules() {}

    /** How often at least a probe looks in a network in which nobody has done anything since it looked last. */
    static final Duration AT_REST = Duration.ofDays(1);

    /**
     * What one probe says.
     *
     * <p>An answer counts for two intervals: the one after which the probe has to look again and one more in which it
     * may still do so. After that even a good answer says nothing about now. Where nobody did anything since, the
     * intervals are those of a network at rest; the first act begins them anew, and never makes them longer.
     *
     * @param woken when somebody first did something after that answer; null when nobody did
     */
    static PromiseState probed(Duration interval, @Nullable ProbeLook last, @Nullable Instant woken, Instant now) {
        if (last == null || countsUntil(interval, last.at(), woken).isBefore(now)) {
            return PromiseState.OVERDUE;
        }
        return last.holds() ? PromiseState.HOLDS : PromiseState.FAILS;
    }

    private static Instant countsUntil(Duration interval, Instant at, @Nullable Instant woken) {
        var atRest = at.plus(resting(interval).multipliedBy(2));
        if (woken == null) {
            return atRest;
        }
        var awake = woken.plus(interval.multipliedBy(2));
        return awake.isBefore(atRest) ? awake : atRest;
    }

    /** From when on a probe has to look again; at once while it never did. */
    static Instant due(Duration interval, @Nullable ProbeLook last, @Nullable Instant woken) {
        if (last == null) {
            return Instant.MIN;
        }
        return last.at().plus(woken == null ? resting(interval) : interval);
    }

    private static Duration resting(Duration interval) {
        return interval.compareTo(AT_REST) > 0 ? interval : AT_REST;
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
