package org.aumbry.identity;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.aumbry.journal.Journal;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a sign-in does inside one tenant, each step in a transaction of its own. */
@Component
class SignInSteps {

    private final UserStore users;
    private final CredentialStore credentials;
    private final PasswordSetting setting;
    private final PasswordDesk desk;
    private final Sessions sessions;
    private final FactorDemands demands;
    private final SignInAlarms alarms;
    private final Journal journal;
    private final Here here;

    SignInSteps(
            UserStore users,
            CredentialStore credentials,
            PasswordSetting setting,
            PasswordDesk desk,
            Sessions sessions,
            FactorDemands demands,
            SignInAlarms alarms,
            Journal journal,
            Here here) {
        this.users = users;
        this.credentials = credentials;
        this.setting = setting;
        this.desk = desk;
        this.sessions = sessions;
        this.demands = demands;
        this.alarms = alarms;
        this.journal = journal;
        this.here = here;
    }

    /** The account with that address; its password counts for nothing where the network lets nobody in with one. */
    @Transactional(readOnly = true)
    Optional<Candidate> find(String email) {
        return users.byEmail(email).map(user -> new Candidate(
                here.tenant(), user, desk.open() ? credentials.find(user.id()).orElse(null) : null));
    }

    /** Signs in whoever that is; empty when the account is no longer active. */
    @Transactional
    Optional<SignInResult> admit(UserId id, Set<Factor> shown, Origin origin) {
        return users.find(id).filter(User::active).map(user -> {
            var signedIn = sessions.open(user, shown, origin);
            return demands.owedUntil(user)
                    .<SignInResult>map(until -> new SignInResult.Reminded(signedIn, until))
                    .orElseGet(() -> new SignInResult.Done(signedIn));
        });
    }

    @Transactional(readOnly = true)
    boolean known(UserId id) {
        return users.find(id).isPresent();
    }

    /** Keeps the password under today's parameters from now on. */
    @Transactional
    void upgrade(UserId user, String from, String to) {
        credentials.upgrade(user, from, to);
    }

    /** Looks at a password that was set when nobody looked, so that its standing is known from now on. */
    @Transactional
    void noteStanding(User user, String password) {
        if (credentials.standing(user.id()).isEmpty()) {
            credentials.noteStanding(user.id(), desk.standing(password, user));
        }
    }

    @Transactional(readOnly = true)
    User user(UserId id) {
        return users.find(id).orElseThrow(Refusal::notFound);
    }

    @Transactional(readOnly = true)
    Optional<String> hash(UserId id) {
        return credentials.find(id);
    }

    /** Sets another password, ends every sign-in there is, and opens a new one in place of the one that asks. */
    @Transactional
    SignedIn changePassword(Principal who, FreshPassword fresh, Origin origin) {
        setting.set(user(who.user()), fresh);
        journal.record(who, "user.change-password", Users.ref(who.user()));
        var shown = new HashSet<>(who.proof().factors());
        shown.add(Factor.PASSWORD);
        return sessions.open(user(who.user()), shown, origin);
    }

    @Transactional
    void refused(@Nullable UserId user, String reason, Origin origin) {
        journal.recordUnrecognised(user, "sign-in.refused", Outcome.DENIED, reason, origin.address());
        alarms.look(origin);
    }
}
