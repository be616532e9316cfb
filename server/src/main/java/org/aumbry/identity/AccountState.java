package org.aumbry.identity;

import java.util.Locale;

/** Where an account stands in its life. */
public enum AccountState {
    /** Invited, not come yet. */
    INVITED,
    ACTIVE,
    /** Can't sign in; everything of theirs stays. */
    DEACTIVATED;

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AccountState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
