package org.aumbry.identity;

import java.util.List;
import java.util.Set;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.FirstPerson;
import org.aumbry.networks.Founder;
import org.aumbry.web.SignInCookie;
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
    public String prepare(FirstPerson person, String password, String networkName) {
        check(person);
        passwords.require("password", password, List.of(person.name(), person.email(), networkName));
        return passwords.hash(password);
    }

    @Override
    public void check(FirstPerson person) {
        ProfileRules.name("name", person.name());
        ProfileRules.email(person.email());
    }

    @Override
    @Transactional
    public String invite(FirstPerson person) {
        var link = invitations.first(draft(person));
        recordBeginning(link.user());
        return link.path();
    }

    @Override
    @Transactional
    public UserId admit(FirstPerson person, String prepared) {
        var user = users.create(draft(person), AccountState.ACTIVE);
        credentials.set(user.id(), prepared, null, here.now());
        directory.remember(here.tenant(), user.email());
        recordBeginning(user.id());
        journal.record(Principal.system(here.tenant(), user.id()), "user.join", Users.ref(user.id()));
        return user.id();
    }

    @Override
    @Transactional
    public Admitted signIn(UserId person, String address, String agent) {
        var signedIn = sessions.open(users.get(person), Set.of(Factor.PASSWORD), new Origin(address, agent));
        var cookie = new SignInCookie(signedIn.cookie(), signedIn.form()).value();
        return new Admitted(here.tenant(), person, cookie, signedIn.life());
    }

    private void recordBeginning(UserId first) {
        var network = new ObjectRef("network", here.tenant().value());
        journal.record(Principal.system(here.tenant(), first), "network.add", network);
    }

    private static NewUser draft(FirstPerson person) {
        return new NewUser(person.name(), person.email(), Role.ADMIN, person.language());
    }
}
