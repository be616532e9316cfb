package org.aumbry.spaces;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to a space: coming, asking, being asked, going, and who decides. */
@Service
public class Memberships {

    private final Spaces spaces;
    private final SpaceStore store;
    private final SpaceMembers members;
    private final Doorstep doorstep;
    private final Journal journal;

    Memberships(Spaces spaces, SpaceStore store, SpaceMembers members, Doorstep doorstep, Journal journal) {
        this.spaces = spaces;
        this.store = store;
        this.members = members;
        this.doorstep = doorstep;
        this.journal = journal;
    }

    /** The people of the space, administrators first; for those who may look inside. */
    @Transactional(readOnly = true)
    public List<Membership> list(Principal who, SpaceId id) {
        return members.list(community(who, Permission.VIEW, id));
    }

    /** The groups of people that belong to the space as a whole; for those who may look inside. */
    @Transactional(readOnly = true)
    public List<Membership.OfGroup> groups(Principal who, SpaceId id) {
        return members.groups(community(who, Permission.VIEW, id));
    }

    /** Brings a group of people in as a whole, as members or as administrators. */
    @Transactional
    public void addGroup(Principal who, SpaceId id, GroupId group, boolean admin) {
        community(who, Permission.MANAGE, id);
        members.add(who, locked(id), group, admin);
        journal.record(who, "space.group-add", id.ref(), Map.of(
                "group", group.toString(), "as", admin ? "admins" : "members"));
    }

    /** Takes a group out again; its people stay who belong by themselves or with another group. */
    @Transactional
    public void removeGroup(Principal who, SpaceId id, GroupId group) {
        community(who, Permission.MANAGE, id);
        members.remove(who, locked(id), group);
        journal.record(who, "space.group-remove", id.ref(), Map.of("group", group.toString()));
    }

    /** Comes into an open space, or asks to; says which of the two happened. */
    @Transactional
    public Standing join(Principal who, SpaceId id, String note) {
        var card = spaces.card(who, id);
        if (card.standing().belongs() || card.standing() == Standing.REQUESTED) {
            throw Refusal.of(Refusal.Code.CONFLICT, "spaces.refusal.already");
        }
        if (card.standing() == Standing.INVITED) {
            accept(who, id);
            return Standing.MEMBER;
        }
        boolean sees = card.standing().inside() || (card.listed() && !who.guest());
        return switch (SpaceRules.wayIn(card.joinMode(), sees)) {
            case UNKNOWN -> throw Refusal.notFound();
            case CLOSED -> throw Refusal.of(Refusal.Code.DENIED, "spaces.refusal.by-invitation");
            case JOIN -> {
                if (who.guest()) {
                    throw Refusal.denied();
                }
                members.add(who, locked(id), who.user());
                journal.record(who, "space.join", id.ref());
                yield Standing.MEMBER;
            }
            case ASK -> {
                enter(who, id, who.user(), false, SpaceRules.note(note));
                journal.record(who, "space.request", id.ref());
                yield Standing.REQUESTED;
            }
        };
    }

    /** Takes one's own request back. */
    @Transactional
    public void withdraw(Principal who, SpaceId id) {
        decideOwn(who, id, false, EntryStore.State.WITHDRAWN, "space.withdraw");
    }

    /** Comes in on an invitation. */
    @Transactional
    public void accept(Principal who, SpaceId id) {
        var entry = decideOwn(who, id, true, EntryStore.State.ACCEPTED, "space.accept");
        members.add(Principal.system(who.tenant(), entry.askedBy()), locked(id), who.user());
    }

    /** Turns an invitation down. */
    @Transactional
    public void decline(Principal who, SpaceId id) {
        decideOwn(who, id, true, EntryStore.State.REFUSED, "space.decline");
    }

    /** What waits for the principal's decision: requests to spaces they manage, and invitations to themselves. */
    @Transactional(readOnly = true)
    public List<SpaceEntry> waiting(Principal who) {
        var managed = spaces.managed(who).stream().map(Space::id).toList();
        return Stream.concat(
                        doorstep.ofUser(who.user()).stream().filter(SpaceEntry::invitation),
                        doorstep.ofSpaces(managed).stream().filter(entry -> !entry.invitation()))
                .toList();
    }

    /** Open requests and invitations of one space; for its administrators. */
    @Transactional(readOnly = true)
    public List<SpaceEntry> entries(Principal who, SpaceId id) {
        community(who, Permission.MANAGE, id);
        return doorstep.ofSpaces(List.of(id));
    }

    /** Lets the asking person in. */
    @Transactional
    public void approve(Principal who, SpaceId id, EntryId entry) {
        var asked = decide(who, id, entry, EntryStore.State.ACCEPTED, "space.approve");
        members.add(who, locked(id), asked.user());
    }

    /** Turns a request down, or takes an invitation back. */
    @Transactional
    public void refuse(Principal who, SpaceId id, EntryId entry) {
        decide(who, id, entry, EntryStore.State.REFUSED, "space.refuse");
    }

    /** Asks a person in; they decide. */
    @Transactional
    public void invite(Principal who, SpaceId id, UserId person, String note) {
        var space = community(who, Permission.MANAGE, id);
        members.requireActive(person);
        if (members.inside(space, person)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "spaces.refusal.already-there");
        }
        enter(who, id, person, true, SpaceRules.note(note));
        journal.record(who, "space.invite", id.ref(), Map.of("user", person.toString()));
    }

    /** Adds a person at once; a guest becomes a visitor who may read. */
    @Transactional
    public void add(Principal who, SpaceId id, UserId person) {
        community(who, Permission.MANAGE, id);
        members.requireActive(person);
        var space = locked(id);
        if (members.inside(space, person)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "spaces.refusal.already-there");
        }
        members.add(who, space, person);
        doorstep.settle(who, id, person);
        journal.record(who, "space.member-add", id.ref(), Map.of("user", person.toString()));
    }

    /** Takes a person out of the space; a space keeps at least one administrator. */
    @Transactional
    public void remove(Principal who, SpaceId id, UserId person) {
        community(who, Permission.MANAGE, id);
        members.remove(who, locked(id), person);
        journal.record(who, "space.member-remove", id.ref(), Map.of("user", person.toString()));
    }

    /** Goes; the last administrator has to make another one first. */
    @Transactional
    public void leave(Principal who, SpaceId id) {
        community(who, Permission.VIEW, id);
        members.remove(who, locked(id), who.user());
        journal.record(who, "space.leave", id.ref());
    }

    /** Makes a member an administrator of the space. */
    @Transactional
    public void promote(Principal who, SpaceId id, UserId person) {
        community(who, Permission.MANAGE, id);
        members.promote(who, locked(id), person);
        journal.record(who, "space.promote", id.ref(), Map.of("user", person.toString()));
    }

    /** Makes an administrator a plain member again; a space keeps at least one administrator. */
    @Transactional
    public void demote(Principal who, SpaceId id, UserId person) {
        community(who, Permission.MANAGE, id);
        members.demote(who, locked(id), person);
        journal.record(who, "space.demote", id.ref(), Map.of("user", person.toString()));
    }

    /** A space proper: drives have no members. */
    private Space community(Principal who, Permission permission, SpaceId id) {
        var space = spaces.require(who, permission, id);
        if (space.kind().drive()) {
            throw Refusal.notFound();
        }
        return space;
    }

    private Space locked(SpaceId id) {
        store.lock(id);
        return store.find(id).orElseThrow(Refusal::notFound);
    }

    private void enter(Principal who, SpaceId id, UserId person, boolean invitation, String note) {
        store.lock(id);
        doorstep.enter(who, id, person, invitation, note);
    }

    private SpaceEntry decide(Principal who, SpaceId id, EntryId entry, EntryStore.State state, String verb) {
        community(who, Permission.MANAGE, id);
        var decided = doorstep.decide(who, id, entry, state);
        journal.record(who, verb, id.ref(), Map.of("user", decided.user().toString()));
        return decided;
    }

    private SpaceEntry decideOwn(
            Principal who, SpaceId id, boolean invitation, EntryStore.State state, String verb) {
        var entry = doorstep.decideOwn(who, id, invitation, state);
        journal.record(who, verb, id.ref());
        return entry;
    }
}
