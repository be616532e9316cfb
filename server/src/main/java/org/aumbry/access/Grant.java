package org.aumbry.access;

import java.time.Instant;
import java.util.Set;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Permissions given to, or taken from, someone on everything of one access class.
 *
 * @param role the role it was given by; null when its permissions were chosen one by one or from the usual sets
 * @param expiresAt from then on the grant counts for nothing; null = it stays
 */
public record Grant(
        GrantId id,
        AccessClass accessClass,
        Subject subject,
        Effect effect,
        Set<Permission> permissions,
        @Nullable RoleId role,
        @Nullable Instant expiresAt,
        UserId grantedBy,
        Instant grantedAt) {

    boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    int mask() {
        return Permission.mask(permissions);
    }
}
