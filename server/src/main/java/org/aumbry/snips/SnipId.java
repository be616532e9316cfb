package org.aumbry.snips;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;

/** One snip. */
public record SnipId(UUID value) {

    public static SnipId parse(String text) {
        return new SnipId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
