package org.aumbry.identity;

import java.time.Duration;
import java.time.Instant;

/** When a session is over. */
final class SessionRules {

    /** Last-seen is written at most once in this time, so that reading a page does not mean writing a row. */
    static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private SessionRules() {}

    /** Whether the session still counts; at the very end of either time it no longer does. */
    static boolean live(Instant created, Instant lastSeen, Instant now, Duration idle, Duration absolute) {
        return now.isBefore(lastSeen.plus(idle)) && now.isBefore(created.plus(absolute));
    }

    static boolean seenIsOld(Instant lastSeen, Instant now) {
        return !now.isBefore(lastSeen.plus(SEEN_STEP));
    }
}
