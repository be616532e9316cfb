package org.aumbry.perimeter;

import java.util.Locale;

/** What somebody must show before an address answers them: the class of the address. */
public enum Demand {
    /** Nothing. */
    ANYONE(Facility.PAGES),
    /** Nothing yet: it is where one shows something. */
    DOOR(Facility.SIGN_IN),
    /** A secret that stands in the address itself. */
    LINK(Facility.LINKS),
    /** What the network's sign-in provider has signed. */
    PROVIDER(Facility.SIGN_IN),
    /** That there is no network yet, and the machine itself or the word it printed. */
    FIRST_RUN(Facility.SIGN_IN),
    /** A person's sign-in. */
    SESSION(Facility.PAGES),
    /** A token or a person's sign-in. */
    TOKEN(Facility.API),
    /** The network's token for provisioning. */
    PROVISIONING(Facility.API),
    /** An operator's sign-in by passkey. */
    OPERATOR(Facility.CONSOLE);

    private final Facility facility;

    Demand(Facility facility) {
        this.facility = facility;
    }

    /** The service that an address of this class belongs to. */
    public Facility facility() {
        return facility;
    }

    /** Its word in keys of messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
