package org.aumbry.access;

import java.util.Locale;

/** Whether a grant gives or takes. Taking wins over giving, wherever in the chain either stands. */
public enum Effect {
    ALLOW,
    DENY;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Effect of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
