package org.aumbry.privacy;

import java.util.Locale;

/** What something lives as long as, before a time of its own begins to run, if it has one. */
public enum Life {
    /** Until it is over: a sign-in, a link in a mail, an upload. */
    USE,
    /** The person's account. */
    ACCOUNT,
    /** What it is about: a document, a space, a grant. */
    THING,
    /** The network. */
    NETWORK,
    /** The installation. */
    INSTALLATION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
