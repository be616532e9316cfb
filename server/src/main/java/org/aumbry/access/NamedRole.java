package org.aumbry.access;

import java.util.Set;
import org.aumbry.kernel.Permission;

/** A set of permissions that the network has given a name. */
public record NamedRole(RoleId id, String name, Set<Permission> permissions) {}
