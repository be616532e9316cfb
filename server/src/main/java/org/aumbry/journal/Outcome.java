package org.aumbry.journal;

import java.util.Locale;

/** How an act ended. */
public enum Outcome {
    ALLOWED,
    DENIED,
    FAILED;

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
