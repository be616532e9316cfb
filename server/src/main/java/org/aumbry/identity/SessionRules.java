package org.aumbry.identity;

import java.time.Duration;
import java.time.Instant;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;

/** When a session is over. */
final class SessionRules {

    /** Last-seen is written at most once in this time, so that reading a page does not mean writing a row. */
    static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private SessionRules() {}

    /** How long a session lasts without use, and at all. */
    record Times(Duration idle, Duration absolute) {}

    /** What the network wants; for administrators the stricter of both times. */
    static Times times(PolicyValues values, Role role) {
        var idle = values.minutes(PolicyOption.SESSION_IDLE_MINUTES);
        var absolute = values.hours(PolicyOption.SESSION_ABSOLUTE_HOURS);
        if (role != Role.ADMIN) {
            return new Times(idle, absolute);
        }
        return new Times(
                stricter(idle, values.minutes(PolicyOption.SESSION_ADMIN_IDLE_MINUTES)),
                stricter(absolute, values.hours(PolicyOption.SESSION_ADMIN_ABSOLUTE_HOURS)));
    }

    /** Whether the session still counts; at the very end of either time it no longer does. */
    static boolean live(Instant created, Instant lastSeen, Instant now, Times times) {
        return now.isBefore(lastSeen.plus(times.idle())) && now.isBefore(created.plus(times.absolute()));
    }

    static boolean seenIsOld(Instant lastSeen, Instant now) {
        return !now.isBefore(lastSeen.plus(SEEN_STEP));
    }

    private static Duration stricter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
