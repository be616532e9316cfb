package org.aumbry.snips;

import java.util.Locale;

/** How the passage of a snip stands in a version. */
public enum SnipState {
    /** The same words at the same place. */
    EXACT,
    /** The same words at another place. */
    MOVED,
    /** Words that are close to it, where it probably stood. */
    ALTERED,
    /** Nothing close to it. */
    LOST;

    /** The value stored and sent. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SnipState of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
