package org.aumbry.operators;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;

/** One person who runs the installation. */
public record OperatorId(UUID value) {

    /** Reads the canonical text form; anything else is refused as not found. */
    public static OperatorId parse(String text) {
        return new OperatorId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
