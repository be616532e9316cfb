package org.aumbry.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/**
 * Waits that somebody was just told of here: as long as they last, the same is refused again without asking the
 * database, so that a flood of guesses neither queues at one row nor takes the connections of others.
 *
 * <p>Believed for five seconds only, for another node may have lifted the wait meanwhile.
 */
@Component
class GuessDelays {

    static final Duration BELIEVED = Duration.ofSeconds(5);

    private static final long MOST = 100_000;

    private record Delay(Instant over, Instant believed) {}

    private final Clock clock;
    private final Cache<ByteBuffer, Delay> known = Caffeine.newBuilder().maximumSize(MOST).build();

    GuessDelays(Clock clock) {
        this.clock = clock;
    }

    /** Refuses what has to wait, as far as it is known here. */
    void require(byte[] mac) {
        var delay = known.getIfPresent(ByteBuffer.wrap(mac));
        var now = clock.instant();
        if (delay != null && now.isBefore(delay.over()) && now.isBefore(delay.believed())) {
            throw refusal(Duration.between(now, delay.over()));
        }
    }

    void remember(byte[] mac, Instant over) {
        known.put(ByteBuffer.wrap(mac), new Delay(over, clock.instant().plus(BELIEVED)));
    }

    void forget(byte[] mac) {
        known.invalidate(ByteBuffer.wrap(mac));
    }

    void forgetAll() {
        known.invalidateAll();
    }

    static Refusal refusal(Duration wait) {
        return Refusal.of(Refusal.Code.OVER_LIMIT, "identity.sign-in.wait", wait.toSeconds() + 1);
    }
}
