package org.aumbry.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Groups of the tenant and who is in them, also through other groups.
 *
 * <p>Groups of people belong to the administrators. Groups of a space belong to that space: it decides who may change
 * them and calls here; their names may repeat.
 */
@Service
public class Groups {

    /** How many groups can stand in each other, the outermost and the innermost counted. */
    public static final int DEEPEST = 16;

    private static final int PAGE_LIMIT = 1000;

    private final GroupStore store;
    private final MembershipStore memberships;
    private final UserStore users;
    private final Administrators administrators;
    private final Journal journal;
    private final Here here;

    Groups(
            GroupStore store,
            MembershipStore memberships,
            UserStore users,
            Administrators administrators,
            Journal journal,
            Here here) {
        this.store = store;
        this.memberships = memberships;
        this.users = users;
        this.administrators = administrators;
        this.journal = journal;
        this.here = here;
    }

    @Transactional(readOnly = true)
    public Group get(GroupId id) {
        return store.find(id).orElseThrow(Refusal::notFound);
    }

    /** The groups with those ids, by id; ids without a group are absent. */
    @Transactional(readOnly = true)
    public Map<GroupId, Group> all(Collection<GroupId> wanted) {
        var found = new HashMap<GroupId, Group>();
        if (!wanted.isEmpty()) {
            store.groups(wanted).forEach(group -> found.put(group.id(), group));
        }
        return found;
    }

    /** Groups of people in the order of their ids, for paging; at most 1000 at a time. */
    @Transactional(readOnly = true)
    public List<Group> list(@Nullable GroupId after, int limit) {
        return store.list(after, Math.clamp(limit, 1, PAGE_LIMIT));
    }

    @Transactional(readOnly = true)
    public GroupMembers members(GroupId id) {
        return store.members(get(id).id());
    }

    /** How many people and groups stand directly in each. */
    @Transactional(readOnly = true)
    public Map<GroupId, Long> sizes(Collection<GroupId> wanted) {
        var sizes = new HashMap<GroupId, Long>();
        store.sizes(wanted).forEach(size -> sizes.put(size.group(), size.members()));
        return sizes;
    }

    /** Every group a person is in, directly or through other groups. */
    @Transactional(readOnly = true)
    public Set<GroupId> closure(UserId user) {
        return store.groupsOf(user);
    }

    /** The active people in each group, directly or through other groups, with the shortest way to each. */
    @Transactional(readOnly = true)
    public List<GroupPath> people(Collection<GroupId> groups) {
        return groups.isEmpty() ? List.of() : store.paths(groups);
    }

    /** Everyone who can sign in and every membership, at one moment: for deciding about all of them at once. */
    @Transactional(readOnly = true)
    public Memberships memberships() {
        return memberships.now();
    }

    /** The same as of an earlier moment, as far back as history is kept. */
    @Transactional(readOnly = true)
    public Memberships memberships(Instant at) {
        return memberships.then(at);
    }

    @Transactional
    public Group create(Principal who, GroupKind kind, String name) {
        requireMayManage(who, kind, "group.add");
        var tidy = ProfileRules.name("name", name);
        var group = new Group(new GroupId(here.id()), kind, tidy, here.now());
        if (!store.add(group)) {
            throw Refusal.invalid("name", "identity.group.name-taken");
        }
        journal.record(who, "group.add", ref(group.id()));
        return group;
    }

    @Transactional
    public void rename(Principal who, GroupId id, String name) {
        var group = managed(who, id, "group.rename");
        var tidy = ProfileRules.name("name", name);
        if (group.kind() == GroupKind.PEOPLE && store.nameTaken(tidy, id)) {
            throw Refusal.invalid("name", "identity.group.name-taken");
        }
        store.rename(id, tidy);
        journal.record(who, "group.rename", ref(id));
    }

    @Transactional
    public void remove(Principal who, GroupId id) {
        managed(who, id, "group.remove");
        administrators.requireOver(who, "group.remove", id);
        store.remove(id);
        journal.record(who, "group.remove", ref(id));
    }

    @Transactional
    public void add(Principal who, GroupId id, UserId user) {
        managed(who, id, "group.add-member");
        administrators.requireOver(who, "group.add-member", id);
        users.find(user).orElseThrow(Refusal::notFound);
        if (store.addMember(here.id(), id, user, null, who.user(), here.now())) {
            journal.record(who, "group.add-member", ref(id), Map.of("user", user.toString()));
        }
    }

    /** Puts a group into another; refuses what would put a group into itself by whatever way round. */
    @Transactional
    public void add(Principal who, GroupId id, GroupId nested) {
        managed(who, id, "group.add-member");
        administrators.requireOver(who, "group.add-member", id);
        get(nested);
        store.lock();
        if (store.reaches(nested, id)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.group.circle");
        }
        if (store.depthWith(id, nested) > DEEPEST) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.group.too-deep", DEEPEST);
        }
        if (store.addMember(here.id(), id, null, nested, who.user(), here.now())) {
            journal.record(who, "group.add-member", ref(id), Map.of("group", nested.toString()));
        }
    }

    @Transactional
    public void remove(Principal who, GroupId id, UserId user) {
        managed(who, id, "group.remove-member");
        administrators.requireOver(who, "group.remove-member", id);
        if (store.removeUser(id, user)) {
            journal.record(who, "group.remove-member", ref(id), Map.of("user", user.toString()));
        }
    }

    @Transactional
    public void remove(Principal who, GroupId id, GroupId nested) {
        managed(who, id, "group.remove-member");
        administrators.requireOver(who, "group.remove-member", id);
        if (store.removeGroup(id, nested)) {
            journal.record(who, "group.remove-member", ref(id), Map.of("group", nested.toString()));
        }
    }

    /** The group of people with that id; refuses as not found when it is a space's. */
    @Transactional(readOnly = true)
    public Optional<Group> findPeople(GroupId id) {
        return store.find(id).filter(group -> group.kind() == GroupKind.PEOPLE);
    }

    private Group managed(Principal who, GroupId id, String verb) {
        var group = store.find(id);
        requireMayManage(who, group.map(Group::kind).orElse(GroupKind.PEOPLE), verb);
        return group.orElseThrow(Refusal::notFound);
    }

    private void requireMayManage(Principal who, GroupKind kind, String verb) {
        if (kind == GroupKind.PEOPLE) {
            administrators.require(who, verb);
        }
    }

    private static ObjectRef ref(GroupId id) {
        return new ObjectRef("group", id.value());
    }
}
