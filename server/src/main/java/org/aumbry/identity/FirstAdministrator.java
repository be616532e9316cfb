package org.aumbry.identity;

import java.util.List;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.FirstPerson;
import org.aumbry.networks.Founder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings the first administrator into a new network. */
@Component
class FirstAdministrator implements Founder {

    private final Invitations invitations;
    private final Users users;
    private final CredentialStore credentials;
    private final Passwords passwords;
    private final SignInDirectory directory;
    private final Sessions sessions;
    private final Journal journal;
    private final Here here;

    FirstAdministrator(
            Invitations invitations,
            Users users,
            CredentialStore credentials,
            Passwords passwords,
            SignInDirectory directory,
            Sessions sessions,
            Journal journal,
            Here here) {
        this.invitations = invitations;
        this.users = users;
        this.credentials = credentials;
        this.passwords = passwords;
        this.directory = directory;
        this.sessions = sessions;
        this.journal = journal;
        this.here = here;
    }

    @Override
    @Transactional
    public String invite(FirstPerson person) {
        return invitations.first(draft(person)).path();
    }

    @Override
    public void check(FirstPerson person, String password, String networkName) {
        ProfileRules.name("name", person.name());
        ProfileRules.email(person.email());
        passwords.require("password", password, List.of(person.name(), person.email(), networkName));
    }

    @Override
    @Transactional
    public Admitted admit(FirstPerson person, String password, String address, String agent) {
        var user = users.create(draft(person), AccountState.ACTIVE);
        credentials.set(user.id(), passwords.hash(password), here.now());
        directory.remember(here.tenant(), user.email());
        journal.record(Principal.system(here.tenant(), user.id()), "user.join", Users.ref(user.id()));
        var signedIn = sessions.open(user, new Origin(address, agent));
        return new Admitted(here.tenant(), user.id(), signedIn.cookie(), signedIn.life());
    }

    private static NewUser draft(FirstPerson person) {
        return new NewUser(person.name(), person.email(), Role.ADMIN, person.language());
    }
}
