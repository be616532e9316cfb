package org.aumbry.access;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;

/** One role of the network's own. */
public record RoleId(UUID value) {

    public static RoleId parse(String text) {
        return new RoleId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
