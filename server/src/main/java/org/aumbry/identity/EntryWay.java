package org.aumbry.identity;

import java.util.Locale;
import java.util.Optional;

/** By what kind of client someone comes in. */
public enum EntryWay {
    /** A browser with a sign-in, or about to have one. */
    BROWSER,
    /** A program with a personal access token. */
    TOKEN,
    /** A directory that provisions people with a token of its own. */
    PROVISIONING,
    /** Someone who follows a link that was made for people outside; nobody in particular. */
    LINK;

    /** The form in tables, forms and JSON. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EntryWay> of(String stored) {
        for (var way : values()) {
            if (way.stored().equals(stored)) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }
}
