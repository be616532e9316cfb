package org.aumbry.privacy;

import java.util.Locale;

/** Whom a table is about. */
public enum Whose {
    /** People of the network, guests with them. */
    PEOPLE,
    /** Whoever opens a link or asks to join, without being of the network. */
    VISITORS,
    /** Those who run the installation. */
    OPERATORS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
