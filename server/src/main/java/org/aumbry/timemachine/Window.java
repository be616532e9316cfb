package org.aumbry.timemachine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Component;

/**
 * How far back anyone can travel: as long as the network's policy keeps the past, and always less than content that
 * nobody refers to is kept.
 */
@Component
class Window {

    /** How much longer the past is kept than anyone can travel. */
    static final Duration GRACE = Duration.ofDays(1);

    private final NetworkPolicy policy;
    private final Clock clock;

    Window(NetworkPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    int days() {
        return policy.values().count(PolicyOption.PAST_DAYS);
    }

    /** How long what was superseded is kept before it is gone. */
    Duration kept() {
        return Duration.ofDays(days()).plus(GRACE);
    }

    Instant begin() {
        return end().minus(Duration.ofDays(days()));
    }

    Instant end() {
        return clock.instant();
    }

    /** The moment, if it lies within. */
    Instant require(Instant at) {
        if (at.isAfter(end())) {
            throw Refusal.invalid("at", "timemachine.refusal.future");
        }
        if (at.isBefore(begin())) {
            throw Refusal.invalid("at", "timemachine.refusal.too-early", days());
        }
        return at;
    }
}
