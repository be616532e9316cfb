package org.aumbry.reviews;

import java.util.List;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * A review to be started.
 *
 * @param reviewers none = the administrators of each space and the owners of drives
 * @param days until the deadline
 */
public record NewCampaign(String name, Scope scope, @Nullable SpaceId space, List<UserId> reviewers, int days) {

    public static final int MOST_DAYS = 90;
}
