package org.aumbry.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.aumbry.identity.Delegated;
import org.aumbry.identity.Origin;
import org.aumbry.identity.SignedIn;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What coming back from a provider does inside one tenant, each step in a transaction of its own. */
@Component
class ReturnSteps {

    private static final Duration TOKEN_KEPT = Duration.ofHours(1);

    private final ProviderStore providers;
    private final ProviderPersonStore store;
    private final Arrivals arrivals;
    private final Delegated people;
    private final Clock clock;

    ReturnSteps(
            ProviderStore providers, ProviderPersonStore store, Arrivals arrivals, Delegated people, Clock clock) {
        this.providers = providers;
        this.store = store;
        this.arrivals = arrivals;
        this.people = people;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public @Nullable String secret(ProviderId id) {
        return providers.secret(id);
    }

    /** Takes an assertion, once; false when it had been taken before. */
    @Transactional
    public boolean use(ProviderId id, String assertion, Instant until) {
        return store.use(id, assertion, until.truncatedTo(ChronoUnit.MICROS));
    }

    @Transactional
    public UserId settle(Provider provider, Arrival arrival) {
        return arrivals.settle(provider, arrival);
    }

    /** Notes which session a provider has let in, so that it can end it. */
    @Transactional
    public void opened(ProviderId id, SignedIn signedIn, Arrival arrival) {
        people.session(signedIn).ifPresent(session -> store.addSession(
                id, new ProviderPersonStore.Opened(session, signedIn.user()), arrival, now()));
    }

    /** Ends what the provider says is over: one of its sessions, or all of the person's when none is known. */
    @Transactional
    public void logout(ProviderId id, OidcClient.Logout logout) {
        if (!store.use(id, "logout " + logout.token(), now().plus(TOKEN_KEPT))) {
            throw new NotProvenException("logout-again");
        }
        var over = new ArrayList<ProviderPersonStore.Opened>();
        if (logout.session() != null) {
            over.addAll(store.bySid(id, logout.session()));
        }
        over.forEach(each -> people.endSession(each.user(), each.session()));
        // A sign-in that still owed a second factor when it came back was noted under no session: then all are over.
        if (over.isEmpty() && logout.subject() != null) {
            store.find(id, logout.subject()).ifPresent(people::endSessions);
        }
    }

    /**
     * The same by SAML: the sessions that the provider names, as far as they are that person's; all of them when it
     * names none, or when none is known.
     */
    @Transactional
    public void logout(ProviderId id, SamlLogout.Wanted wanted) {
        if (!store.use(id, "logout " + wanted.id(), now().plus(TOKEN_KEPT))) {
            throw new NotProvenException("logout-again");
        }
        var user = store.find(id, wanted.subject()).orElse(null);
        if (user == null) {
            return;
        }
        var over = wanted.sessions().stream()
                .flatMap(session -> store.bySid(id, session).stream())
                .filter(each -> each.user().equals(user))
                .toList();
        over.forEach(each -> people.endSession(each.user(), each.session()));
        if (over.isEmpty()) {
            people.endSessions(user);
        }
    }

    @Transactional
    public void refused(ProviderId id, String reason, Origin origin) {
        people.refused(null, "provider " + id + " " + reason, origin);
    }

    /** Forgets assertions that would be refused for their age; how many. */
    @Transactional
    public int forgetOld() {
        return store.forgetAssertions(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
