package org.aumbry.identity;

import java.util.Locale;
import java.util.Optional;

/** What a person is in their network. */
public enum Role {
    /** Runs the network: people, groups, settings. Gives no right to read anyone's content. */
    ADMIN,
    MEMBER,
    /** Sees only what was shared with them. */
    GUEST;

    /** The form in tables, forms and JSON. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with that stored form; empty when there is none. */
    public static Optional<Role> of(String stored) {
        for (var role : values()) {
            if (role.stored().equals(stored)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
