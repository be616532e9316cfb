package org.aumbry.identity;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Principal.Proof;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
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
    static final Duration KEPT = Duration.ofDays(30);

    private final SessionStore store;
    private final UserStore users;
    private final DeviceStore devices;
    private final NetworkPolicy policy;
    private final Administrators administrators;
    private final SessionOpening opening;
    private final Journal journal;
    private final Here here;

    Sessions(
            SessionStore store,
            UserStore users,
            DeviceStore devices,
            NetworkPolicy policy,
            Administrators administrators,
            SessionOpening opening,
            Journal journal,
            Here here) {
        this.store = store;
        this.users = users;
        this.devices = devices;
        this.policy = policy;
        this.administrators = administrators;
        this.opening = opening;
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
        var user = users.find(session.user()).filter(User::active);
        var areas = session.someAdminister() && user.isPresent() ? administrators.areas(user.get()) : Set.<Area>of();
        if (user.isEmpty() || !live(session, areas.isEmpty() ? user.get().role() : Role.ADMIN, origin)) {
            store.end(session.user(), session.id(), now);
            return Optional.empty();
        }
        if (SessionRules.seenIsOld(session.lastSeenAt(), now)) {
            store.seen(session.id(), now);
            devices.seen(session.id().value(), now);
        }
        return user.map(person -> new Recognised(
                principal(here.tenant(), person, session.id(), session.proof(), origin.address(), areas), person));
    }

    /** The person's own sessions, the last used first. */
    @Transactional(readOnly = true)
    public List<Session> list(Principal who) {
        return shown(who, store.ofUser(who.user()));
    }

    /** Anyone's sessions. For administrators. */
    @Transactional(readOnly = true)
    public List<Session> listOf(Principal who, UserId user) {
        administrators.require(who, "session.list");
        return shown(who, store.ofUser(user));
    }

    /** Everyone's sessions, the last used first, at most 5000. For administrators. */
    @Transactional(readOnly = true)
    public List<Session> listAll(Principal who) {
        administrators.require(who, "session.list");
        return shown(who, store.all());
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
        administrators.requireOver(who, "session.revoke-all", users.find(user).orElseThrow(Refusal::notFound));
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

    /** Whether the session that asks still counts; for looking again while a long body travels. */
    @Transactional(readOnly = true)
    boolean counts(Principal who) {
        var id = who.session();
        var role = who.administers() ? Role.ADMIN : Role.MEMBER;
        var times = SessionRules.times(policy.values(), role);
        return id != null && store.byId(id)
                .filter(each -> SessionRules.live(each.createdAt(), each.lastSeenAt(), here.now(), times))
                .isPresent();
    }

    /** Opens a session for a person who has just proven who they are, and records the sign-in. */
    SignedIn open(User user, Set<Factor> shown, Origin origin) {
        return opening.open(user, shown, origin);
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
        var details = Map.of("factors", SessionOpening.words(shown));
        journal.record(who, "session.step-up", new ObjectRef("session", session.value()), details);
        var life = SessionRules.times(policy.values(), who.administers() ? Role.ADMIN : Role.MEMBER).absolute();
        return new SignedIn(here.tenant(), who.user(), token.text(), "", life, "", false);
    }

    /** Whether the times and the browser still fit what the network wants. */
    private boolean live(SessionStore.Live session, Role role, Origin origin) {
        var values = policy.values();
        var times = SessionRules.times(values, role);
        boolean refused = values.word(PolicyOption.OLD_CLIENT).equals("refuse")
                && BrowserVersions.old(origin.agent(), values.count(PolicyOption.OLD_CLIENT_VERSIONS));
        return !refused && SessionRules.live(session.createdAt(), session.lastSeenAt(), here.now(), times);
    }

    private List<Session> shown(Principal who, List<SessionStore.Kept> kept) {
        int most = policy.values().count(PolicyOption.OLD_CLIENT_VERSIONS);
        var network = ClientNetwork.of(who.address());
        return kept.stream().map(each -> shown(each, network, most)).toList();
    }

    private static Session shown(SessionStore.Kept kept, String network, int most) {
        var risks = EnumSet.noneOf(Risk.class);
        if (kept.newDevice()) {
            risks.add(Risk.NEW_DEVICE);
        }
        if (kept.newNetwork()) {
            risks.add(Risk.NEW_NETWORK);
        }
        if (BrowserVersions.old(kept.client(), most)) {
            risks.add(Risk.OLD_CLIENT);
        }
        return new Session(
                kept.id(),
                kept.user(),
                kept.client(),
                kept.address(),
                kept.createdAt(),
                kept.lastSeenAt(),
                ClientNetwork.of(kept.address()).equals(network),
                risks);
    }

    static Principal principal(
            TenantId tenant, User user, SessionId session, Proof proof, String address, Set<Area> areas) {
        return new Principal(
                tenant,
                user.id(),
                user.role() == Role.GUEST,
                user.role() == Role.ADMIN,
                session,
                null,
                ALL_SCOPES,
                address,
                proof,
                areas);
    }
}
