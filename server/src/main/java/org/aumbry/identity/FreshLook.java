package org.aumbry.identity;

import java.util.Set;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at a signed-in person again. */
@Service
public class FreshLook {

    private final SignInSteps steps;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Guesses guesses;
    private final TransactionTemplate transaction;

    FreshLook(
            SignInSteps steps,
            Sessions sessions,
            Passwords passwords,
            Guesses guesses,
            TransactionTemplate transaction) {
        this.steps = steps;
        this.sessions = sessions;
        this.passwords = passwords;
        this.guesses = guesses;
        this.transaction = transaction;
    }

    /** Looks by password. Called outside any transaction, inside the person's network. */
    public SignedIn byPassword(Principal who, String password, Origin origin) {
        if (who.session() == null) {
            throw Refusal.denied();
        }
        var user = steps.user(who.user());
        guesses.begin(user.email(), origin.address());
        if (!passwords.matches(password, steps.hash(user.id()).orElse(null))) {
            steps.refused(user.id(), "step-up", origin);
            throw Refusal.invalid("password", "identity.step-up.refused");
        }
        guesses.succeeded(user.email(), origin.address());
        var signedIn = transaction.execute(status -> sessions.prove(who, Set.of(Factor.PASSWORD)));
        if (signedIn == null) {
            throw new IllegalStateException("a fresh look ends in a cookie");
        }
        return signedIn;
    }
}
