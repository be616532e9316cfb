package org.aumbry.spaces;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.access.Effect;
import org.aumbry.access.Grant;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Subject;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The people of one space as identity and access keep them: members and administrators in the space's two groups,
 * guests by a grant of their own on the space's class.
 */
@Component
class SpaceMembers {

    private final Groups groups;
    private final Users users;
    private final Grants grants;

    SpaceMembers(Groups groups, Users users, Grants grants) {
        this.groups = groups;
        this.users = users;
        this.grants = grants;
    }

    List<Membership> list(Space space) {
        var admins = new HashSet<UserId>();
        var members = new LinkedHashMap<UserId, @Nullable GroupId>();
        for (var path : groups.people(List.of(space.adminsGroup(), space.membersGroup()))) {
            var through = path.groups().size() > 1 ? path.groups().get(1) : null;
            if (path.group().equals(space.adminsGroup())) {
                admins.add(path.user());
            }
            if (through == null || !members.containsKey(path.user())) {
                members.put(path.user(), through);
            }
        }
        return Stream.concat(
                        members.entrySet().stream().map(member -> new Membership(
                                member.getKey(), admins.contains(member.getKey()), false, member.getValue())),
                        guestGrants(space).map(grant -> new Membership(userOf(grant), false, true, null)))
                .sorted(Comparator.comparing(Membership::admin).reversed().thenComparing(Membership::guest))
                .toList();
    }

    /** The groups of people that belong to the space as a whole, administrators first. */
    List<Membership.OfGroup> groups(Space space) {
        return Stream.concat(
                        groups.members(space.adminsGroup()).groups().stream()
                                .map(group -> new Membership.OfGroup(group, true)),
                        groups.members(space.membersGroup()).groups().stream()
                                .map(group -> new Membership.OfGroup(group, false)))
                .toList();
    }

    /** Brings a group of people in as a whole; a group that is in already changes what it is. */
    void add(Principal who, Space space, GroupId group, boolean admin) {
        var people = groups.findPeople(group).orElseThrow(Refusal::notFound);
        remove(who, space, people.id());
        groups.add(who, admin ? space.adminsGroup() : space.membersGroup(), people.id());
    }

    void remove(Principal who, Space space, GroupId group) {
        groups.remove(who, space.adminsGroup(), group);
        groups.remove(who, space.membersGroup(), group);
    }

    boolean inside(Space space, UserId person) {
        return members(space).contains(person)
                || guestGrants(space).anyMatch(grant -> userOf(grant).equals(person));
    }

    void requireActive(UserId person) {
        if (!users.get(person).active()) {
            throw Refusal.notFound();
        }
    }

    void add(Principal who, Space space, UserId person) {
        if (users.get(person).role() == Role.GUEST) {
            grants.grant(who, space.accessClass(), GrantSpec.allow(Subject.user(person), SpaceRules.READER));
        } else {
            groups.add(who, space.membersGroup(), person);
        }
    }

    void remove(Principal who, Space space, UserId person) {
        var guest = guestGrants(space).filter(grant -> userOf(grant).equals(person)).findFirst();
        if (guest.isPresent()) {
            grants.revoke(Principal.system(who.tenant(), admins(space).getFirst()), guest.get().id());
            return;
        }
        if (!members(space).contains(person)) {
            throw Refusal.notFound();
        }
        if (admins(space).contains(person)) {
            requireAnother(space, person);
            groups.remove(who, space.adminsGroup(), person);
        }
        groups.remove(who, space.membersGroup(), person);
    }

    void promote(Principal who, Space space, UserId person) {
        if (!members(space).contains(person)) {
            throw Refusal.notFound();
        }
        if (admins(space).contains(person)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "spaces.refusal.already-admin");
        }
        groups.add(who, space.adminsGroup(), person);
    }

    void demote(Principal who, Space space, UserId person) {
        if (!admins(space).contains(person)) {
            throw Refusal.notFound();
        }
        requireAnother(space, person);
        groups.remove(who, space.adminsGroup(), person);
    }

    private List<UserId> members(Space space) {
        return groups.members(space.membersGroup()).users();
    }

    private List<UserId> admins(Space space) {
        return groups.members(space.adminsGroup()).users();
    }

    private void requireAnother(Space space, UserId person) {
        var others = admins(space).stream().filter(admin -> !admin.equals(person)).toList();
        if (users.all(others).stream().noneMatch(User::active)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "spaces.refusal.last-admin");
        }
    }

    private Stream<Grant> guestGrants(Space space) {
        var personal = grants.on(space.accessClass()).stream()
                .filter(grant -> grant.effect() == Effect.ALLOW && grant.subject() instanceof Subject.OfUser)
                .toList();
        var guests = users.all(personal.stream().map(SpaceMembers::userOf).toList()).stream()
                .filter(user -> user.role() == Role.GUEST)
                .map(User::id)
                .collect(Collectors.toSet());
        return personal.stream().filter(grant -> guests.contains(userOf(grant)));
    }

    private static UserId userOf(Grant grant) {
        return switch (grant.subject()) {
            case Subject.OfUser(var user) -> user;
            case Subject.OfGroup group -> throw new IllegalStateException("a personal grant names a person");
            case Subject.OfEveryone everyone -> throw new IllegalStateException("a personal grant names a person");
            case Subject.OfLink link -> throw new IllegalStateException("a personal grant names a person");
        };
    }
}
