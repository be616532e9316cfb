package org.aumbry.identity;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Principal.Proof;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sign-ins that last: opening, recognising, listing and ending them.
 *
 * <p>Nothing is remembered between requests: each one asks the database, so an ended session is over with the next.
 */
@Service
public class Sessions {

    static final Set<String> ALL_SCOPES = Set.of("read", "write", "admin");

    /** Ended sessions are kept this long for the person's own list of activity, then deleted. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final SessionStore store;
    private final UserStore users;
    private final Networks networks;
    private final Administrators administrators;
    private final Entrance entrance;
    private final Journal journal;
    private final Here here;

    Sessions(
            SessionStore store,
            UserStore users,
            Networks networks,
            Administrators administrators,
            Entrance entrance,
            Journal journal,
            Here here) {
        this.store = store;
        this.users = users;
        this.networks = networks;
        this.administrators = administrators;
        this.entrance = entrance;
        this.journal = journal;
        this.here = here;
    }

    /** Who holds the session; empty when it is over, unknown, or its person may no longer come in. */
    @Transactional
    Optional<Recognised> recognise(OpaqueToken token, Origin origin) {
        var now = here.now();
        var found = store.byHash(token.hash());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var session = found.get();
        var network = networks.current();
        if (!SessionRules.live(
                session.createdAt(), session.lastSeenAt(), now, network.sessionIdle(), network.sessionAbsolute())) {
            store.end(session.user(), session.id(), now);
            return Optional.empty();
        }
        if (SessionRules.seenIsOld(session.lastSeenAt(), now)) {
            store.seen(session.id(), now);
        }
        return users.find(session.user())
                .filter(User::active)
                .map(user -> new Recognised(principal(user, session.id(), session.proof(), origin.address()), user));
    }

    /** The person's own sessions, the last used first. */
    @Transactional(readOnly = true)
    public List<Session> list(Principal who) {
        return store.ofUser(who.user());
    }

    /** Anyone's sessions. For administrators. */
    @Transactional(readOnly = true)
    public List<Session> listOf(Principal who, UserId user) {
        administrators.require(who, "session.list");
        return store.ofUser(user);
    }

    /** Everyone's sessions, the last used first, at most 5000. For administrators. */
    @Transactional(readOnly = true)
    public List<Session> listAll(Principal who) {
        administrators.require(who, "session.list");
        return store.all();
    }

    /** Ends one of the person's own sessions; the next request with it is refused. */
    @Transactional
    public void revoke(Principal who, SessionId id) {
        if (!store.end(who.user(), id, here.now())) {
            throw Refusal.notFound();
        }
        journal.record(who, "session.revoke", new ObjectRef("session", id.value()));
    }

    /** Ends all of the person's sessions but the one that asks. */
    @Transactional
    public int revokeOthers(Principal who) {
        int ended = store.endAll(who.user(), who.session(), here.now());
        journal.record(who, "session.revoke-others", Users.ref(who.user()), Map.of("count", "" + ended));
        return ended;
    }

    /** Ends every session of a person. For administrators. */
    @Transactional
    public int revokeAll(Principal who, UserId user) {
        administrators.require(who, "session.revoke-all");
        users.find(user).orElseThrow(Refusal::notFound);
        int ended = store.endAll(user, null, here.now());
        journal.record(who, "session.revoke-all", Users.ref(user), Map.of("count", "" + ended));
        return ended;
    }

    /** Ends the session that asks. */
    @Transactional
    public void signOut(Principal who) {
        var session = who.session();
        if (session != null) {
            store.end(who.user(), session, here.now());
            journal.record(who, "sign-out", new ObjectRef("session", session.value()));
        }
    }

    /** Deletes what was ended or last used long ago; how many rows. */
    @Transactional
    public int forgetOld() {
        return store.forget(here.now().minus(KEPT));
    }

    /** Opens a session for a person who has just proven who they are, and records the sign-in. */
    SignedIn open(User user, Set<Factor> shown, Origin origin) {
        entrance.require(new Visit(user.id(), user.role(), null, null, EntryWay.BROWSER, origin.address(), "/sign-in"));
        var token = here.token();
        var id = new SessionId(here.id());
        var proof = new Proof(shown, Factor.strong(shown) ? here.now() : null);
        store.add(new SessionStore.Fresh(id, user.id(), token.hash(), proof, origin), here.now());
        journal.record(
                principal(user, id, proof, origin.address()),
                "sign-in",
                new ObjectRef("session", id.value()),
                Map.of("factors", words(shown)));
        return new SignedIn(
                here.tenant(), user.id(), token.text(), networks.current().sessionAbsolute());
    }

    /** Notes that the person of this session has just shown these; the session goes on under a new cookie. */
    SignedIn prove(Principal who, Set<Factor> shown) {
        var session = who.session();
        var all = new HashSet<>(who.proof().factors());
        all.addAll(shown);
        var token = here.token();
        if (session == null || !store.prove(session, token.hash(), new Proof(all, here.now()), here.now())) {
            throw Refusal.of(Refusal.Code.NOT_SIGNED_IN, "refusal.not-signed-in");
        }
        var details = Map.of("factors", words(shown));
        journal.record(who, "session.step-up", new ObjectRef("session", session.value()), details);
        return new SignedIn(here.tenant(), who.user(), token.text(), networks.current().sessionAbsolute());
    }

    private static String words(Set<Factor> shown) {
        return shown.stream().map(Factor::stored).sorted().collect(Collectors.joining(" "));
    }

    Principal principal(User user, SessionId session, Proof proof, String address) {
        return new Principal(
                here.tenant(),
                user.id(),
                user.role() == Role.GUEST,
                user.role() == Role.ADMIN,
                session,
                null,
                ALL_SCOPES,
                address,
                proof);
    }
}
