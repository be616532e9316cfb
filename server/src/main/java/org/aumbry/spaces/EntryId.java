package org.aumbry.spaces;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;

/** One request to join a space, or one invitation into it. */
public record EntryId(UUID value) {

    /** Reads the canonical text form; anything else is refused as not found. */
    public static EntryId parse(String text) {
        return new EntryId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
