package org.aumbry.documents;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;

/** One act that can still be taken back. */
public record UndoId(UUID value) {

    /** Reads the canonical text form; anything else is refused as not found. */
    public static UndoId parse(String text) {
        return new UndoId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
