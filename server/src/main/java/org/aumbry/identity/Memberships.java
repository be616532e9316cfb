package org.aumbry.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;

/**
 * Who can sign in and who is in what, at one moment.
 *
 * @param roles of everyone who is active
 * @param users the people directly in a group, active or not
 * @param groups the groups directly in a group
 * @param ends until when guests may come, for those whose time is limited
 */
public record Memberships(
        Map<UserId, Role> roles, Map<GroupId, List<UserId>> users, Map<GroupId, List<GroupId>> groups,
        Map<UserId, Instant> ends) {}
