package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;

/** Who stands in a group directly. */
public record GroupMembers(List<UserId> users, List<GroupId> groups) {}
