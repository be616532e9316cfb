package org.aumbry.identity;

import java.util.Set;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;

/** Looks at what a person shows beside the password; counts and records what is wrong. Called in no transaction. */
@Component
class SecondLook {

    private final SecondFactors factors;
    private final SignInSteps steps;
    private final Guesses guesses;

    SecondLook(SecondFactors factors, SignInSteps steps, Guesses guesses) {
        this.factors = factors;
        this.steps = steps;
        this.guesses = guesses;
    }

    Set<Factor> missing(UserId user, Set<Factor> shown) {
        return factors.missing(user, shown);
    }

    String question(UserId user) {
        return factors.question(user);
    }

    /** Which factor the code is of; refuses a wrong one, one used before, and too many. */
    Factor byCode(UserId id, String code, Origin origin) {
        var user = steps.user(id);
        guesses.beginCode(user, origin);
        var factor = factors.use(id, code);
        if (factor.isEmpty()) {
            steps.refused(id, "second-factor", origin);
            throw Refusal.invalid("code", "identity.second.wrong");
        }
        guesses.succeededCode(user, origin);
        return factor.get();
    }

    /** Refuses an answer that is not of one of the person's own passkeys. */
    Factor byPasskey(UserId id, String answer, Origin origin) {
        var user = steps.user(id);
        guesses.beginCode(user, origin);
        boolean right;
        try {
            right = factors.answered(id, answer);
        } catch (Refusal wrong) {
            right = false;
        }
        if (!right) {
            steps.refused(id, "passkey", origin);
            throw PasskeyCeremony.refused();
        }
        guesses.succeededCode(user, origin);
        return Factor.PASSKEY;
    }
}
