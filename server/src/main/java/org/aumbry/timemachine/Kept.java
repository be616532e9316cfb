package org.aumbry.timemachine;

import java.util.Arrays;
import java.util.Locale;

/**
 * The tables that the time machine brings back, those before that others refer to.
 *
 * <p>People, their ways to sign in, who administers what and links for strangers are not among them: a restore gives
 * nobody a way in that was taken away. Nor is the network's own name, which others than its rows know.
 */
enum Kept {
    POLICY_OPTION,
    LABEL,
    ACCESS_ROLE,
    SHARE_RULE,
    USER_GROUP,
    GROUP_MEMBER,
    ACCESS_PROFILE,
    SPACE,
    SPACE_DELETION,
    ACCESS_CLASS,
    ACCESS_GRANT,
    ACCESS_RESTRICTION,
    FOLDER,
    DOCUMENT,
    VERSION,
    SNIP,
    SNIP_TAG;

    /** Whether its rows say something about others, so that a row too many is as wrong as one missing. */
    boolean part() {
        return switch (this) {
            case POLICY_OPTION, SHARE_RULE, GROUP_MEMBER, ACCESS_PROFILE, SPACE_DELETION, ACCESS_GRANT,
                    ACCESS_RESTRICTION, SNIP_TAG -> true;
            case LABEL, ACCESS_ROLE, USER_GROUP, SPACE, ACCESS_CLASS, FOLDER, DOCUMENT, VERSION, SNIP -> false;
        };
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kept of(String table) {
        return valueOf(table.toUpperCase(Locale.ROOT));
    }

    /** The names of all tables. */
    static String[] tables() {
        return Arrays.stream(values()).map(Kept::table).toArray(String[]::new);
    }
}
