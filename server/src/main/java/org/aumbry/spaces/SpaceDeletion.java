package org.aumbry.spaces;

import java.time.Duration;
import java.time.Instant;
import org.aumbry.kernel.UserId;

/**
 * A space on its way out.
 *
 * @param endsAt until then it can be brought back
 */
public record SpaceDeletion(SpaceId space, UserId deletedBy, Instant deletedAt, Instant endsAt) {

    /** How long a deleted space can be brought back. */
    public static final Duration KEPT = Duration.ofDays(30);

    /**
     * One that the asker may bring back.
     *
     * @param name empty for an administrator of the network who does not belong to the space
     */
    public record Restorable(SpaceDeletion deletion, String name) {}
}
