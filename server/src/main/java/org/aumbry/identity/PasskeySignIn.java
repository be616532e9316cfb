package org.aumbry.identity;

import java.util.List;
import java.util.Set;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing in with a passkey and nothing else. Called outside any tenant. */
@Service
public class PasskeySignIn {

    private final Passkeys passkeys;
    private final SignInSteps steps;
    private final Guesses guesses;
    private final Admission admission;
    private final Networks networks;
    private final TenantScope scope;
    private final TransactionTemplate transaction;

    PasskeySignIn(
            Passkeys passkeys,
            SignInSteps steps,
            Guesses guesses,
            Admission admission,
            Networks networks,
            TenantScope scope,
            TransactionTemplate transaction) {
        this.passkeys = passkeys;
        this.steps = steps;
        this.guesses = guesses;
        this.admission = admission;
        this.networks = networks;
        this.scope = scope;
        this.transaction = transaction;
    }

    /** What a page hands to the browser. */
    public String question() {
        return passkeys.questionForAnyone();
    }

    /** Signs in whoever's passkey has answered. */
    public SignInResult signIn(String answer, Origin origin) {
        guesses.beginFrom(origin);
        var claim = passkeys.claim(answer);
        if (!networks.open(claim.tenant())) {
            throw PasskeyCeremony.refused();
        }
        boolean right = scope.call(claim.tenant(), () -> proven(claim, answer, origin));
        if (!right) {
            throw PasskeyCeremony.refused();
        }
        guesses.succeededFrom(origin);
        var account = new Admission.Account(claim.tenant(), claim.user());
        return admission.admit(List.of(account), Set.of(Factor.PASSKEY), origin);
    }

    private boolean proven(Passkeys.Claim claim, String answer, Origin origin) {
        try {
            var user = transaction.execute(status -> passkeys.answered(answer));
            return user != null && user.filter(claim.user()::equals).isPresent();
        } catch (Refusal refusal) {
            if (steps.known(claim.user())) {
                steps.refused(claim.user(), "passkey", origin);
            }
            throw refusal;
        }
    }
}
