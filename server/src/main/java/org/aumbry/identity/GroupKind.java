package org.aumbry.identity;

import java.util.Locale;

/** What a group is for. */
public enum GroupKind {
    /** Made by an administrator: a team, a department. Its name is taken once. */
    PEOPLE,
    /** The members of one space; made and kept by the space. */
    SPACE_MEMBERS,
    /** The administrators of one space; made and kept by the space. */
    SPACE_ADMINS;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static GroupKind of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
