package org.aumbry.kernel;

import java.util.UUID;

/** One group of people in one tenant; a space's members and administrators are groups too. */
public record GroupId(UUID value) {

    /** Reads the canonical text form. Throws a not-found {@link Refusal} when the text is no identifier. */
    public static GroupId parse(String text) {
        return new GroupId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
