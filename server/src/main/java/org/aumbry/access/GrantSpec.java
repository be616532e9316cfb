package org.aumbry.access;

import java.time.Instant;
import java.util.Set;
import org.aumbry.kernel.Permission;
import org.jspecify.annotations.Nullable;

/**
 * What someone asks to give or take.
 *
 * @param expiresAt must lie in the future; null = until revoked
 */
public record GrantSpec(
        Subject subject, Effect effect, Set<Permission> permissions, @Nullable Instant expiresAt) {

    /** An allowance without an end. */
    public static GrantSpec allow(Subject subject, Set<Permission> permissions) {
        return new GrantSpec(subject, Effect.ALLOW, permissions, null);
    }
}
