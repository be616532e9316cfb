package org.aumbry.spaces;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;

/** One space or drive. */
public record SpaceId(UUID value) {

    /** Reads the canonical text form; anything else is refused as not found. */
    public static SpaceId parse(String text) {
        return new SpaceId(Identifiers.parse(text));
    }

    public ObjectRef ref() {
        return new ObjectRef("space", value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
