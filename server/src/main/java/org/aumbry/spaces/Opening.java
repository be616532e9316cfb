package org.aumbry.spaces;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.access.GrantId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's look into somebody's private drive.
 *
 * @param reason as the administrator gave it, 10 to 500 characters
 * @param endedAt when it was ended before its time; null otherwise
 */
public record Opening(
        UUID id,
        SpaceId drive,
        UserId owner,
        UserId openedBy,
        String reason,
        GrantId grant,
        Instant openedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    /** Whether the drive is open through it at that moment. */
    public boolean running(Instant now) {
        return endedAt == null && expiresAt.isAfter(now);
    }

    @Override
    public String toString() {
        return "opening " + id;
    }
}
