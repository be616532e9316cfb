package org.aumbry.support;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How a request for access stands. */
public enum SupportState {
    /** Waits for the network. */
    ASKED,

    /** Nobody answered in time. */
    DIED,
    DECLINED,
    LIVE,

    /** Its hours are over. */
    ENDED,
    REVOKED;

    /** How long a request waits for an answer. */
    public static final Duration WAITS = Duration.ofDays(4);

    /** Name in messages. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SupportState of(SupportStore.Row row, Instant now) {
        if (row.revokedAt() != null) {
            return REVOKED;
        }
        if (row.answer() == null) {
            return now.isBefore(row.askedAt().plus(WAITS)) ? ASKED : DIED;
        }
        var ends = row.endsAt();
        if (row.answer().equals("declined") || ends == null) {
            return DECLINED;
        }
        return now.isBefore(ends) ? LIVE : ENDED;
    }
}
