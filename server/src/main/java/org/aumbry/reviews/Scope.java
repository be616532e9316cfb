package org.aumbry.reviews;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a campaign goes through. */
public enum Scope {
    /** Every space and drive. */
    NETWORK,
    /** One space. */
    SPACE,
    /** What guests have, wherever it is. */
    GUESTS;

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String stored) {
        return Stream.of(values()).filter(scope -> scope.stored().equals(stored)).findFirst();
    }
}
