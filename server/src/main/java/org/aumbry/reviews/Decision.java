package org.aumbry.reviews;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reviewer says of a grant. */
public enum Decision {
    KEEP,
    REVOKE;

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Decision> of(String stored) {
        return Stream.of(values()).filter(decision -> decision.stored().equals(stored)).findFirst();
    }
}
