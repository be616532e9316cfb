package org.aumbry.timemachine;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;

/** Names one restore. */
public record RunId(UUID value) {

    /** Reads an identifier that came from outside; anything else is not found. */
    public static RunId parse(String text) {
        return new RunId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
