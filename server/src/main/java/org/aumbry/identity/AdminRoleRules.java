package org.aumbry.identity;

import java.util.EnumSet;
import java.util.Set;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;

/** Who administers what, and who may give it, pure. */
final class AdminRoleRules {

    private AdminRoleRules() {}

    /**
     * What a person administers: everything as administrator, nothing as guest, else what the roles give that they or
     * their groups hold.
     */
    static Set<Area> effective(Role role, Set<Area> held) {
        return switch (role) {
            case ADMIN -> EnumSet.allOf(Area.class);
            case MEMBER -> held;
            case GUEST -> Set.of();
        };
    }

    /** Nobody gives, changes or takes what they do not have themselves. */
    static boolean mayHand(Principal who, Set<Area> areas) {
        return who.admin() || who.areas().containsAll(areas);
    }

    /** Nobody acts on the account of someone who has more; on that of an administrator only administrators do. */
    static boolean mayActOn(Principal who, Role role, Set<Area> held) {
        return who.admin() || role != Role.ADMIN && who.areas().containsAll(effective(role, held));
    }
}
