package org.aumbry.reviews;

import java.util.Locale;

/** What became of a grant under review. */
public enum Outcome {
    /** Waits for a decision. */
    OPEN,
    KEPT,
    REVOKED,
    /** Nobody decided by the deadline. */
    REVOKED_UNDECIDED,
    /** It ended by itself meanwhile. */
    GONE,
    /** It had to stay: a space keeps an administrator. */
    STAYED_LAST;

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
