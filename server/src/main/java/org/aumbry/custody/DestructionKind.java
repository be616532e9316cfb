package org.aumbry.custody;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What keys that were destroyed belonged to. */
public enum DestructionKind {
    SPACE,
    DOCUMENT,
    PERSON,
    NETWORK;

    /** As stored and as sent. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DestructionKind of(String stored) {
        return Stream.of(values()).filter(kind -> kind.stored().equals(stored)).findFirst().orElseThrow();
    }

    /** What can be ordered; a space is sealed instead. */
    static Optional<DestructionKind> ordered(String asked) {
        return Stream.of(DOCUMENT, PERSON).filter(kind -> kind.stored().equals(asked)).findFirst();
    }
}
