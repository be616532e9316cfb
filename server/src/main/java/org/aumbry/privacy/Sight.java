package org.aumbry.privacy;

import java.util.Locale;

/** Who gets to see a field. */
public enum Sight {
    /** The person alone. */
    SELF,
    /** The person and administrators of the network. */
    ADMINISTRATORS,
    /** Whoever has access to the thing. */
    READERS,
    /** Others in the network, as each person decides. */
    NETWORK,
    /** Those who run the installation. */
    OPERATORS,
    /** Nobody: the program compares and never shows. */
    PROGRAM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
