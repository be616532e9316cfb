package org.aumbry.access;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;

/** One grant. */
public record GrantId(UUID value) {

    public static GrantId parse(String text) {
        return new GrantId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
