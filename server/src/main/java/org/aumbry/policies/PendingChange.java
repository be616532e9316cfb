package org.aumbry.policies;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A change that holds already and ends by itself at a time unless someone confirms it before.
 *
 * @param session the sign-in of the administrator who made it; from there it can be confirmed or rolled back whatever
 * the
 *     rules say. Null when it was made with a key
 */
public record PendingChange(
        UUID id, Kind kind, UserId madeBy, @Nullable SessionId session, Instant madeAt, Instant confirmBy) {

    /** What was changed. */
    public enum Kind {
        FIREWALL,
        POLICY;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    boolean expired(Instant now) {
        return !now.isBefore(confirmBy);
    }
}
