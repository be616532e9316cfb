package org.aumbry.access;

import java.time.Instant;
import java.util.Set;
import org.aumbry.kernel.Permission;
import org.jspecify.annotations.Nullable;

/**
 * What someone asks to give or take.
 *
 * @param role the role that these permissions were taken from; null for none
 * @param expiresAt must lie in the future; null = until revoked
 */
public record GrantSpec(
        Subject subject, Effect effect, Set<Permission> permissions, @Nullable RoleId role,
        @Nullable Instant expiresAt) {

    /** Permissions that come from no role. */
    public GrantSpec(Subject subject, Effect effect, Set<Permission> permissions, @Nullable Instant expiresAt) {
        this(subject, effect, permissions, null, expiresAt);
    }

    /** An allowance without an end. */
    public static GrantSpec allow(Subject subject, Set<Permission> permissions) {
        return new GrantSpec(subject, Effect.ALLOW, permissions, null);
    }
}
