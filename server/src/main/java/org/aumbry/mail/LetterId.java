package org.aumbry.mail;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;

/** Identifies one letter. */
public record LetterId(UUID value) {

    /** Reads one; refuses as not found what is none. */
    public static LetterId parse(String text) {
        return new LetterId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
