package org.aumbry.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;

/**
 * The tenant's active people and who is in which group, as of one access version.
 *
 * @param guests for each person who may come, whether they are a guest
 * @param users the people directly in a group
 * @param groups the groups directly in a group
 * @param ceilings the most a person may do anywhere, for those who have such a profile
 * @param until from then on somebody's time is over and this holds no longer
 */
record People(
        Map<UserId, Boolean> guests,
        Map<GroupId, List<UserId>> users,
        Map<GroupId, List<GroupId>> groups,
        Map<UserId, Integer> ceilings,
        Instant until) {

    /** People without profiles, whose time never ends. */
    People(Map<UserId, Boolean> guests, Map<GroupId, List<UserId>> users, Map<GroupId, List<GroupId>> groups) {
        this(guests, users, groups, Map.of(), Instant.MAX);
    }

    int ceiling(UserId user) {
        return ceilings.getOrDefault(user, AccessRules.ALL);
    }

    /** Each person reached through the group, with the groups that lead there, the shortest way. */
    Map<UserId, List<GroupId>> in(GroupId group) {
        var found = new LinkedHashMap<UserId, List<GroupId>>();
        var seen = new HashSet<GroupId>(Set.of(group));
        List<List<GroupId>> frontier = List.of(List.of(group));
        while (!frontier.isEmpty()) {
            var next = new ArrayList<List<GroupId>>();
            for (var path : frontier) {
                users.getOrDefault(path.getLast(), List.of()).stream()
                        .filter(guests::containsKey)
                        .forEach(user -> found.putIfAbsent(user, path));
                for (var inner : groups.getOrDefault(path.getLast(), List.of())) {
                    if (seen.add(inner)) {
                        next.add(append(path, inner));
                    }
                }
            }
            frontier = next;
        }
        return found;
    }

    /** Everyone a subject stands for, with the groups that lead to each. */
    Map<UserId, List<GroupId>> of(Subject subject) {
        return switch (subject) {
            case Subject.OfUser(var user) -> guests.containsKey(user) ? Map.of(user, List.of()) : Map.of();
            case Subject.OfGroup(var group) -> in(group);
            case Subject.OfEveryone() -> everyone();
            case Subject.OfLink link -> Map.of();
        };
    }

    /** The groups a person is in, directly or through other groups. */
    Set<GroupId> groupsOf(UserId user) {
        var found = new HashSet<GroupId>();
        var around = new HashMap<GroupId, List<GroupId>>();
        groups.forEach((outer, inners) ->
                inners.forEach(inner -> around.computeIfAbsent(inner, key -> new ArrayList<>()).add(outer)));
        var pending = new ArrayList<GroupId>();
        users.forEach((group, members) -> {
            if (members.contains(user)) {
                pending.add(group);
            }
        });
        while (!pending.isEmpty()) {
            var group = pending.removeLast();
            if (found.add(group)) {
                pending.addAll(around.getOrDefault(group, List.of()));
            }
        }
        return found;
    }

    static List<UUID> ids(UserId user, Collection<GroupId> groups) {
        var ids = new ArrayList<UUID>();
        ids.add(user.value());
        groups.forEach(group -> ids.add(group.value()));
        return ids;
    }

    private Map<UserId, List<GroupId>> everyone() {
        var members = new LinkedHashMap<UserId, List<GroupId>>();
        guests.forEach((user, guest) -> {
            if (!guest) {
                members.put(user, List.of());
            }
        });
        return members;
    }

    private static List<GroupId> append(List<GroupId> path, GroupId group) {
        var longer = new ArrayList<>(path);
        longer.add(group);
        return List.copyOf(longer);
    }
}
