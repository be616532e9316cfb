package org.aumbry.access.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.aumbry.kernel.Permission;

/** The permission bundles that the share page offers, from least to most. */
public enum ShareRole {
    VIEW(EnumSet.of(Permission.VIEW)),
    READ(EnumSet.of(Permission.VIEW, Permission.DOWNLOAD)),
    COMMENT(EnumSet.of(Permission.VIEW, Permission.DOWNLOAD, Permission.COMMENT)),
    EDIT(EnumSet.of(Permission.VIEW, Permission.DOWNLOAD, Permission.COMMENT, Permission.EDIT)),
    SHARE(EnumSet.of(
            Permission.VIEW, Permission.DOWNLOAD, Permission.COMMENT, Permission.EDIT, Permission.SHARE)),
    MANAGE(EnumSet.allOf(Permission.class));

    private final Set<Permission> permissions;

    ShareRole(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    Set<Permission> permissions() {
        return permissions;
    }

    /** The value sent in forms. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ShareRole> named(String value) {
        return Arrays.stream(values()).filter(role -> role.value().equals(value)).findAny();
    }

    /** The bundle that is exactly this set. */
    static Optional<ShareRole> exactly(Set<Permission> permissions) {
        return Arrays.stream(values()).filter(role -> role.permissions.equals(permissions)).findAny();
    }

    /** The largest bundle that lies within this set; the set always allows viewing. */
    static ShareRole within(Set<Permission> permissions) {
        return Arrays.stream(values())
                .filter(role -> permissions.containsAll(role.permissions))
                .reduce(VIEW, (smaller, larger) -> larger);
    }
}
