package org.aumbry.spaces;

import java.time.Instant;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A space or drive, as those inside see it.
 *
 * @param owner whose drive it is; null for a space
 * @param name empty for a drive, which pages name after its owner
 * @param members group of the members; null for a drive
 * @param admins group of the administrators; null for a drive
 */
public record Space(
        SpaceId id,
        SpaceKind kind,
        JoinMode joinMode,
        boolean listed,
        @Nullable UserId owner,
        String name,
        String purpose,
        AccessClass accessClass,
        @Nullable GroupId members,
        @Nullable GroupId admins,
        UserId createdBy,
        Instant createdAt) {

    GroupId membersGroup() {
        return required(members);
    }

    GroupId adminsGroup() {
        return required(admins);
    }

    private static GroupId required(@Nullable GroupId group) {
        if (group == null) {
            throw new IllegalStateException("a space must have its two groups");
        }
        return group;
    }
}
