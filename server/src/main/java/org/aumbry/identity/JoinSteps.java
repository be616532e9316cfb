package org.aumbry.identity;

import java.util.Optional;
import java.util.Set;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What joining does inside one tenant. */
@Component
class JoinSteps {

    private final Invitations invitations;
    private final InvitationStore store;
    private final UserStore users;
    private final CredentialStore credentials;
    private final Sessions sessions;
    private final Networks networks;
    private final Journal journal;
    private final Here here;

    JoinSteps(
            Invitations invitations,
            InvitationStore store,
            UserStore users,
            CredentialStore credentials,
            Sessions sessions,
            Networks networks,
            Journal journal,
            Here here) {
        this.invitations = invitations;
        this.store = store;
        this.users = users;
        this.credentials = credentials;
        this.sessions = sessions;
        this.networks = networks;
        this.journal = journal;
        this.here = here;
    }

    /** What a person brings who comes in. */
    record Arrival(String name, String language, @Nullable FreshPassword password, Origin origin) {}

    /** Whom a link invites into which network. */
    record Found(String network, User user) {}

    @Transactional(readOnly = true)
    Optional<Found> look(OpaqueToken token) {
        return invitations.find(token)
                .flatMap(invitation -> users.find(invitation.user()))
                .filter(user -> user.state() == AccountState.INVITED)
                .map(user -> new Found(networks.current().name(), user));
    }

    @Transactional
    Optional<SignedIn> join(OpaqueToken token, Arrival arrival) {
        var now = here.now();
        var invited = invitations.find(token)
                .filter(invitation -> store.use(invitation.id(), now))
                .flatMap(invitation -> users.find(invitation.user()))
                .filter(user -> user.state() == AccountState.INVITED);
        if (invited.isEmpty()) {
            return Optional.empty();
        }
        var id = invited.get().id();
        users.setProfile(id, arrival.name(), Preferences.in(arrival.language()));
        users.setState(id, AccountState.ACTIVE, now);
        var password = arrival.password();
        if (password != null) {
            credentials.set(id, password.hash(), password.standing(), now);
        }
        journal.record(Principal.system(here.tenant(), id), "user.join", Users.ref(id));
        var shown = Set.of(password == null ? Factor.MAIL_LINK : Factor.PASSWORD);
        return users.find(id).map(user -> sessions.open(user, shown, arrival.origin()));
    }
}
