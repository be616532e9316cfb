package org.aumbry.mail;

import java.util.Locale;

/** What became of a letter. */
public enum LetterState {
    /** Not delivered yet; without a mail server it stays so. */
    WAITING,
    /** The mail server took it. */
    SENT,
    /** The mail server will never take it: there is no such address. */
    RETURNED,
    /** Tried again and again, then given up. */
    FAILED,
    /** No longer true before it could be delivered. */
    EXPIRED;

    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LetterState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
