package org.aumbry.takedowns;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;

/** One object kept from everyone. */
public record TakedownId(UUID value) {

    /** Reads the canonical text form; anything else is refused as not found. */
    public static TakedownId parse(String text) {
        return new TakedownId(Identifiers.parse(text));
    }

    public ObjectRef ref() {
        return new ObjectRef("takedown", value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
