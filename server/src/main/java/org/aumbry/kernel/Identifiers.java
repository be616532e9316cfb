package org.aumbry.kernel;

import java.util.UUID;

/** Reading of identifiers that came from outside. */
public final class Identifiers {

    private static final int CANONICAL_LENGTH = 36;

    private Identifiers() {}

    /** Reads a canonical UUID; anything else is refused as not found, exactly like an identifier nobody has. */
    public static UUID parse(String text) {
        if (text.length() != CANONICAL_LENGTH) {
            throw Refusal.notFound();
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.notFound();
        }
    }
}
