package org.aumbry.blobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How many bytes may be read now, so that reading everything again and again does not slow down what people ask. */
final class ScrubBudget {

    /** What is not used within this time is lost. */
    private static final Duration SAVED = Duration.ofSeconds(30);

    private final long bytesPerSecond;
    private final Clock clock;
    private Instant reckoned;
    private long bytes;

    ScrubBudget(long bytesPerSecond, Clock clock) {
        this.bytesPerSecond = bytesPerSecond;
        this.clock = clock;
        reckoned = clock.instant();
    }

    /** Whether something may be read. A blob is read to its end, so the next may have to wait for it. */
    synchronized boolean left() {
        var now = clock.instant();
        long most = bytesPerSecond * SAVED.toSeconds();
        // A clock that was set back neither gives nor takes.
        long passed = Math.clamp(Duration.between(reckoned, now).toMillis(), 0, SAVED.toMillis());
        if (passed > 0) {
            bytes = Math.min(most, bytes + passed * bytesPerSecond / 1_000);
        }
        reckoned = now;
        return bytes > 0;
    }

    synchronized void spend(long spent) {
        bytes -= spent;
    }
}
