package org.aumbry.spaces;

import java.time.Instant;
import org.aumbry.kernel.UserId;

/**
 * Someone on the doorstep: a request by the person, or an invitation to the person.
 *
 * @param note what was said with it; may be empty
 */
public record SpaceEntry(
        EntryId id,
        SpaceId space,
        UserId user,
        boolean invitation,
        String note,
        UserId askedBy,
        Instant askedAt,
        Instant expiresAt) {}
