package org.aumbry.identity;

import java.util.Optional;
import org.aumbry.journal.Journal;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a sign-in does inside one tenant, each step in a transaction of its own. */
@Component
class SignInSteps {

    private final UserStore users;
    private final CredentialStore credentials;
    private final Sessions sessions;
    private final Journal journal;
    private final Here here;

    SignInSteps(UserStore users, CredentialStore credentials, Sessions sessions, Journal journal, Here here) {
        this.users = users;
        this.credentials = credentials;
        this.sessions = sessions;
        this.journal = journal;
        this.here = here;
    }

    @Transactional(readOnly = true)
    Optional<Candidate> find(String email) {
        return users.byEmail(email)
                .map(user -> new Candidate(here.tenant(), user, credentials.find(user.id()).orElse(null)));
    }

    /** Signs in whoever that is; empty when the account is no longer active. */
    @Transactional
    Optional<SignedIn> admit(UserId id, Origin origin) {
        return users.find(id).filter(User::active).map(user -> sessions.open(user, origin));
    }

    /** Keeps the password under today's parameters from now on. */
    @Transactional
    void upgrade(UserId user, String from, String to) {
        credentials.upgrade(user, from, to);
    }

    @Transactional
    void refused(@Nullable UserId user, String reason, Origin origin) {
        journal.recordUnrecognised(user, "sign-in.refused", Outcome.DENIED, reason, origin.address());
    }
}
