package org.aumbry.identity;

import java.util.Optional;
import java.util.Set;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
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
    record Arrival(String name, String language, String hash, Origin origin) {}

    @Transactional(readOnly = true)
    Optional<Joining.Invited> look(OpaqueToken token) {
        return invitations.find(token)
                .flatMap(invitation -> users.find(invitation.user()))
                .filter(user -> user.state() == AccountState.INVITED)
                .map(user -> new Joining.Invited(
                        networks.current().name(), user.email(), user.name(), user.preferences().language()));
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
        credentials.set(id, arrival.hash(), now);
        journal.record(Principal.system(here.tenant(), id), "user.join", Users.ref(id));
        return users.find(id).map(user -> sessions.open(user, Set.of(Factor.PASSWORD), arrival.origin()));
    }
}
