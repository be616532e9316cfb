package org.aumbry.identity.web;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Looks now and then, while a long body travels, whether the sign-in it travels for still counts; breaks it off when
 * not.
 */
final class SessionWatch {

    /** How long a body may go on after its sign-in has ended. */
    static final Duration EVERY = Duration.ofSeconds(5);

    private final BooleanSupplier counts;
    private final Clock clock;
    private Instant next;

    SessionWatch(BooleanSupplier counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
        this.next = clock.instant().plus(EVERY);
    }

    /** @throws IOException when the sign-in is over */
    synchronized void look() throws IOException {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        if (!counts.getAsBoolean()) {
            throw new IOException("the sign-in is over");
        }
    }
}
