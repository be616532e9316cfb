package org.aumbry.spaces;

import java.util.Locale;

/** What sort of area: one with members, or one of a person's two drives. */
public enum SpaceKind {
    SPACE,
    PRIVATE_DRIVE,
    PUBLIC_DRIVE;

    public boolean drive() {
        return this != SPACE;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SpaceKind of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
