package org.aumbry.kernel;

import java.util.UUID;

/** One sign-in of one person on one device. */
public record SessionId(UUID value) {

    /** Reads the canonical text form. Throws a not-found {@link Refusal} when the text is no identifier. */
    public static SessionId parse(String text) {
        return new SessionId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
