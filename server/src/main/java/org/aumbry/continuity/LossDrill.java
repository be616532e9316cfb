package org.aumbry.continuity;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A loss that was tried, or happened, with what was measured.
 *
 * @param took until work went on: the recovery time
 * @param lost of how much of the newest work nothing is left, at most: the recovery point
 * @param holds whether everything was as promised
 * @param said counts, in a sentence of the program
 * @param report the same, signed; null until the server has signed it
 */
public record LossDrill(
        UUID id,
        Kind kind,
        Instant begunAt,
        Duration took,
        Duration lost,
        boolean holds,
        String said,
        @Nullable String report) {

    /** What was lost. */
    public enum Kind {
        NODE,
        FILES,
        DATABASE;

        /** As stored, and in names of messages. */
        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
