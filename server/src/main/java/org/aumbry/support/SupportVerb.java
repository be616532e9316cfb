package org.aumbry.support;

import java.util.Locale;
import java.util.Optional;

/** What an operator may do with an object under a grant. */
public enum SupportVerb {
    /** See its title and content. */
    VIEW,

    /** Change it the way the network has asked for. */
    CHANGE;

    /** The form in texts, tables and forms. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SupportVerb> of(String stored) {
        for (var verb : values()) {
            if (verb.stored().equals(stored)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }
}
