package org.aumbry.reviews;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.GrantId;
import org.aumbry.access.Subject;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that someone may do, under review.
 *
 * @param grant null for a place in a space
 * @param admin whether the place is that of an administrator
 * @param permissions what the grant allows; empty for a place in a space
 */
public record ReviewItem(
        UUID id,
        CampaignId campaign,
        SpaceId space,
        @Nullable GrantId grant,
        ObjectRef container,
        Subject subject,
        boolean admin,
        Set<Permission> permissions,
        @Nullable Decision decision,
        @Nullable UserId decidedBy,
        @Nullable Instant decidedAt,
        Outcome outcome) {

    boolean open() {
        return outcome == Outcome.OPEN;
    }
}
