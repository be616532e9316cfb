package org.aumbry.identity;

import java.util.UUID;
import org.aumbry.kernel.Refusal;

/** Names an administrative role of a tenant. */
public record AdminRoleId(UUID value) {

    /** Reads one from an address; refuses as not found what is none. */
    public static AdminRoleId parse(String text) {
        try {
            return new AdminRoleId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw Refusal.notFound();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
