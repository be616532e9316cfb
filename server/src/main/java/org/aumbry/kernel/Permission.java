package org.aumbry.kernel;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** One allowed verb. Stored as a bit mask; the bits never change meaning. */
public enum Permission {
    VIEW(1),
    COMMENT(2),
    EDIT(4),
    SHARE(8),
    DOWNLOAD(16),
    MANAGE(32);

    private final int bit;

    Permission(int bit) {
        this.bit = bit;
    }

    public int bit() {
        return bit;
    }

    /** The mask of all given permissions. */
    public static int mask(Collection<Permission> permissions) {
        return permissions.stream().mapToInt(Permission::bit).reduce(0, (a, b) -> a | b);
    }

    /** The permissions whose bits are set. */
    public static Set<Permission> of(int mask) {
        var set = EnumSet.noneOf(Permission.class);
        for (var permission : values()) {
            if ((mask & permission.bit) != 0) {
                set.add(permission);
            }
        }
        return set;
    }
}
