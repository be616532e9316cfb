package org.aumbry.spaces;

import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One person in a space. A guest may look inside but is no member.
 *
 * @param through the group of people they come with; null for those who belong by themselves
 */
public record Membership(UserId user, boolean admin, boolean guest, @Nullable GroupId through) {

    /** A group of people that belongs to a space as a whole. */
    public record OfGroup(GroupId group, boolean admin) {}
}
