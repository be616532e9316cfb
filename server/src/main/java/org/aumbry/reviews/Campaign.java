package org.aumbry.reviews;

import java.time.Instant;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * One review.
 *
 * @param space the space it goes through; null for other scopes
 * @param closedAt null while it runs
 */
public record Campaign(
        CampaignId id,
        String name,
        Scope scope,
        @Nullable SpaceId space,
        UserId startedBy,
        Instant startedAt,
        Instant deadline,
        @Nullable Instant closedAt) {

    @Override
    public String toString() {
        return "campaign " + id;
    }
}
