package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;

/**
 * How a person comes to be in a group.
 *
 * @param groups from the group asked about to the one the person stands in directly; one element when directly
 */
public record GroupPath(UserId user, List<GroupId> groups) {

    public GroupId group() {
        return groups.getFirst();
    }
}
