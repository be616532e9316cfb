package org.aumbry.mail;

import java.util.Locale;

/** Why a letter was not delivered at its last attempt. */
public enum Problem {
    /** Nobody answered at the mail server's address. */
    UNREACHABLE,
    /** The mail server asked to come back later. */
    BUSY,
    /** The mail server refused letter or address for good. */
    REFUSED,
    /** The mail server did not take our user name and password. */
    LOGIN,
    /** The mail server offers no TLS, or its certificate is not trusted. */
    TLS;

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Problem of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
