package org.aumbry.timemachine;

import java.time.Instant;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Something on the timeline that people travel back before.
 *
 * @param at when it began
 * @param count of how many acts it is made
 * @param user who did it; null when nobody in particular
 */
public record Mark(Instant at, Kind kind, int count, @Nullable UserId user) {

    /** What it was. */
    public enum Kind {
        REMOVAL,
        ARRIVAL,
        ACCESS,
        SETTING,
        RESTORE
    }

    /** The last second before it. */
    public Instant before() {
        return at.minusMillis(1).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }
}
