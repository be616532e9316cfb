package org.aumbry.checkpoints;

import java.util.Locale;

/** What kind of key signs heads, and where it is. */
public enum HeadKeyKind {
    /** Ed25519, sealed in the database. */
    ED25519,
    /** ECDSA on P-256, sealed in the database. */
    ECDSA,
    /** ECDSA on P-256, in the hardware module that also keeps the root key; it never leaves it. */
    MODULE;

    /** Name in forms and entries. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name; Ed25519 for whatever is none. */
    public static HeadKeyKind of(String stored) {
        for (var kind : values()) {
            if (kind.stored().equals(stored)) {
                return kind;
            }
        }
        return ED25519;
    }
}
