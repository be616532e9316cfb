package org.aumbry.spaces;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aumbry.access.Subject;
import org.aumbry.identity.Groups;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every space and drive and who stands in them, for those who review that. Whoever asks has decided who may. */
@Service
public class Roster {

    private final SpaceStore store;
    private final RosterStore roster;
    private final HandoverStore handover;
    private final Groups groups;
    private final Users users;
    private final Journal journal;

    Roster(
            SpaceStore store,
            RosterStore roster,
            HandoverStore handover,
            Groups groups,
            Users users,
            Journal journal) {
        this.store = store;
        this.roster = roster;
        this.handover = handover;
        this.groups = groups;
        this.users = users;
        this.journal = journal;
    }

    /**
     * Someone who stands in a space directly: a person or a group.
     *
     * @param admin whether as an administrator
     */
    public record Entry(Subject subject, boolean admin) {}

    /** All of them, in the order of their identifiers; at most 10,000. */
    @Transactional(readOnly = true)
    public List<Space> all() {
        return roster.ids().stream().flatMap(id -> store.find(id).stream()).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Space> find(SpaceId id) {
        return store.find(id);
    }

    /** The drive that nobody but that person sees, when there is one. */
    @Transactional(readOnly = true)
    public Optional<Space> privateDrive(UserId owner) {
        return store.drive(owner, SpaceKind.PRIVATE_DRIVE);
    }

    /** Who stands in the space directly; nobody in a drive. */
    @Transactional(readOnly = true)
    public List<Entry> entries(Space space) {
        var entries = new ArrayList<Entry>();
        if (!space.kind().drive()) {
            var admins = groups.members(space.adminsGroup());
            var members = groups.members(space.membersGroup());
            admins.users().forEach(user -> entries.add(new Entry(Subject.user(user), true)));
            admins.groups().forEach(group -> entries.add(new Entry(Subject.group(group), true)));
            members.users().stream()
                    .filter(user -> !admins.users().contains(user))
                    .forEach(user -> entries.add(new Entry(Subject.user(user), false)));
            members.groups().stream()
                    .filter(group -> !admins.groups().contains(group))
                    .forEach(group -> entries.add(new Entry(Subject.group(group), false)));
        }
        return entries;
    }

    /** The active people who decide in it: a drive's owner, a space's administrators. */
    @Transactional(readOnly = true)
    public List<UserId> deciders(Space space) {
        var owner = space.owner();
        return owner == null
                ? groups.people(List.of(space.adminsGroup())).stream().map(path -> path.user()).distinct().toList()
                : users.find(owner).filter(User::active).map(User::id).stream().toList();
    }

    /** The spaces and drives in which that person decides. */
    @Transactional(readOnly = true)
    public Set<SpaceId> decidedBy(UserId person) {
        var decided = new HashSet<>(handover.administered(groups.closure(person)));
        decided.addAll(handover.drives(person));
        return decided;
    }

    /** Whether the group is one of the space's own two. */
    public static boolean own(Space space, @Nullable GroupId group) {
        return group != null && (group.equals(space.members()) || group.equals(space.admins()));
    }

    /** What became of taking someone out. */
    public enum Removal {
        DONE,
        GONE,
        /** A space keeps an administrator. */
        LAST
    }

    /** Takes a person or group out of a space by a decision taken elsewhere. */
    @Transactional
    public Removal remove(Principal who, SpaceId id, Subject subject, String because) {
        store.lock(id);
        var space = store.find(id).orElse(null);
        if (space == null || space.kind().drive() || entries(space).stream()
                .noneMatch(each -> each.subject().equals(subject))) {
            return Removal.GONE;
        }
        if (last(space, subject)) {
            return Removal.LAST;
        }
        if (subject instanceof Subject.OfUser(var user)) {
            groups.remove(who, space.adminsGroup(), user);
            groups.remove(who, space.membersGroup(), user);
        } else if (subject instanceof Subject.OfGroup(var group)) {
            groups.remove(who, space.adminsGroup(), group);
            groups.remove(who, space.membersGroup(), group);
        }
        journal.record(who, "space.member-remove", id.ref(), Map.of(
                "subject", subject.kind() + " " + subject.id(), "because", because));
        return Removal.DONE;
    }

    private boolean last(Space space, Subject subject) {
        var deciders = deciders(space);
        var through = people(subject);
        boolean admin = entries(space).stream().anyMatch(each -> each.admin() && each.subject().equals(subject));
        return admin && through.containsAll(deciders);
    }

    private List<UserId> people(Subject subject) {
        if (subject instanceof Subject.OfGroup(var group)) {
            return groups.people(List.of(group)).stream().map(path -> path.user()).toList();
        }
        return subject instanceof Subject.OfUser(var user) ? List.of(user) : List.of();
    }
}
