package org.aumbry.identity;

import java.util.Set;
import org.aumbry.kernel.Area;

/** A named set of areas of administration. */
public record AdminRole(AdminRoleId id, String name, Set<Area> areas) {

    public AdminRole {
        areas = Set.copyOf(areas);
    }
}
