package org.aumbry.identity;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a service that the network trusts with sign-ins may do with its people. Whoever calls has proven that the
 * service speaks; nothing here asks for a person's rights.
 */
@Service
public class Delegated {

    private final Users users;
    private final UserStore store;
    private final SessionStore sessions;
    private final GroupStore groups;
    private final SignInDirectory directory;
    private final Journal journal;
    private final Here here;

    Delegated(
            Users users,
            UserStore store,
            SessionStore sessions,
            GroupStore groups,
            SignInDirectory directory,
            Journal journal,
            Here here) {
        this.users = users;
        this.store = store;
        this.sessions = sessions;
        this.groups = groups;
        this.directory = directory;
        this.journal = journal;
        this.here = here;
    }

    /** Adds a person who comes in by the service alone. Refuses an address that is taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public User add(NewUser draft) {
        var user = users.create(draft, AccountState.ACTIVE);
        directory.remember(here.tenant(), user.email());
        journal.record(
                system(user.id()), "user.add", Users.ref(user.id()), Map.of("role", user.role().stored(), "by",
                        "provider"));
        return user;
    }

    /** Lets a person whom an administrator invited come in by the service instead of the link. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void arrive(UserId id) {
        if (users.get(id).state() == AccountState.INVITED) {
            store.setState(id, AccountState.ACTIVE, here.now());
            directory.remember(here.tenant(), users.get(id).email());
            journal.record(system(id), "user.join", Users.ref(id), Map.of("by", "provider"));
        }
    }

    /**
     * Puts a person into those of the groups that the service speaks for, and takes them out of the others of these.
     *
     * @param spokenFor every group that the service decides about; no other is touched
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void setGroups(UserId user, Set<GroupId> spokenFor, Set<GroupId> wanted) {
        var there = new HashSet<GroupId>();
        if (!spokenFor.isEmpty()) {
            groups.groups(spokenFor).stream()
                    .filter(group -> group.kind() == GroupKind.PEOPLE)
                    .forEach(group -> there.add(group.id()));
        }
        for (var group : there) {
            boolean changed = wanted.contains(group)
                    ? groups.addMember(here.id(), group, user, null, user, here.now())
                    : groups.removeUser(group, user);
            if (changed) {
                journal.record(
                        system(user),
                        wanted.contains(group) ? "group.add-member" : "group.remove-member",
                        new ObjectRef("group", group.value()),
                        Map.of("user", user.toString(), "by", "provider"));
            }
        }
    }

    /** The session that a sign-in has just opened. */
    @Transactional(readOnly = true)
    public Optional<SessionId> session(SignedIn signedIn) {
        return OpaqueToken.read(signedIn.cookie())
                .flatMap(token -> sessions.byHash(token.hash()))
                .map(SessionStore.Live::id);
    }

    /** Ends a session that the service says is over; false when it was over already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean endSession(UserId user, SessionId session) {
        boolean ended = sessions.end(user, session, here.now());
        if (ended) {
            journal.record(
                    system(user), "session.revoke", new ObjectRef("session", session.value()), Map.of("by",
                            "provider"));
        }
        return ended;
    }

    /** Ends every session of a person who the service says is gone; how many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int endSessions(UserId user) {
        int ended = sessions.endAll(user, null, here.now());
        journal.record(
                system(user), "session.revoke-all", Users.ref(user), Map.of("count", "" + ended, "by", "provider"));
        return ended;
    }

    /** Keeps evidence of a sign-in by the service that was not let in. */
    @Transactional
    public void refused(@Nullable UserId user, String reason, Origin origin) {
        journal.recordUnrecognised(
                user, "sign-in.refused", org.aumbry.journal.Outcome.DENIED, reason, origin.address());
    }

    private Principal system(UserId user) {
        return Principal.system(here.tenant(), user);
    }
}
