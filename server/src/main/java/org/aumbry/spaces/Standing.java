package org.aumbry.spaces;

/** How the asker stands to a space. */
public enum Standing {
    /** Sees name and purpose only. */
    OUTSIDE,
    /** Has asked to join and waits. */
    REQUESTED,
    /** Was asked to join and has not answered. */
    INVITED,
    /** May look inside without being a member, through a grant on the space. */
    VISITOR,
    MEMBER,
    ADMIN;

    public boolean inside() {
        return this == VISITOR || this == MEMBER || this == ADMIN;
    }

    public boolean belongs() {
        return this == MEMBER || this == ADMIN;
    }
}
