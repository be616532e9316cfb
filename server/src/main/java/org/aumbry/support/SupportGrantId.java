package org.aumbry.support;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;

/** One request for access, and what became of it. */
public record SupportGrantId(UUID value) {

    /** Reads the canonical text form; anything else is refused as not found. */
    public static SupportGrantId parse(String text) {
        return new SupportGrantId(Identifiers.parse(text));
    }

    public ObjectRef ref() {
        return new ObjectRef("support", value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
