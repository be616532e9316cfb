package org.aumbry.policies;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Something that looked like abuse.
 *
 * @param user who did it; null when nobody was recognised
 * @param object with what; null when with nothing in particular
 * @param count how many acts or refusals it is about
 * @param address from where; empty when not known
 * @param acknowledgedBy null while nobody has looked at it
 */
public record Finding(
        UUID id,
        Rule rule,
        @Nullable UserId user,
        @Nullable UUID object,
        Instant first,
        Instant last,
        long count,
        String address,
        Instant foundAt,
        @Nullable UserId acknowledgedBy) {

    /** By what it stood out. */
    public enum Rule {
        /** One person took many documents within an hour. */
        MASS_DOWNLOAD,
        /** One person was refused again and again. */
        DENIAL_BURST,
        /** Someone came from a network they never came from, and did something sensitive soon after. */
        NEW_PLACE,
        /** An administrator changed something outside of the network's working hours. */
        OFF_HOURS,
        /** Someone opened, or tried to open, a document that nobody has a reason to open. */
        HONEY_DOCUMENT,
        /** Someone used a key that nobody has a reason to use. */
        HONEY_TOKEN,
        /** Files of the program or its settings are not what they were when it started. */
        PROGRAM_CHANGED;

        public String stored() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Rule of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
