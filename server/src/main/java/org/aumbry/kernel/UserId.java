package org.aumbry.kernel;

import java.util.UUID;

/** One person in one tenant. */
public record UserId(UUID value) {

    /** Reads the canonical text form. Throws a not-found {@link Refusal} when the text is no identifier. */
    public static UserId parse(String text) {
        return new UserId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
