package org.aumbry.identity;

import java.util.Optional;
import java.util.Set;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looking at a second factor: a code of an app, a code from paper, or a passkey. */
@Component
class SecondFactors {

    private final FactorDemandStore store;
    private final AuthenticatorApp app;
    private final RecoveryCodes recovery;
    private final Passkeys passkeys;

    SecondFactors(FactorDemandStore store, AuthenticatorApp app, RecoveryCodes recovery, Passkeys passkeys) {
        this.store = store;
        this.app = app;
        this.recovery = recovery;
        this.passkeys = passkeys;
    }

    /** What a person who has shown these must still be asked for one of; nothing when that is enough. */
    @Transactional(readOnly = true)
    public Set<Factor> missing(UserId user, Set<Factor> shown) {
        return Factor.two(shown) ? Set.of() : store.has(user);
    }

    /** Which factor a typed code is of, if any; it is used up. */
    @Transactional
    public Optional<Factor> use(UserId user, String code) {
        if (code.length() > 64) {
            return Optional.empty();
        }
        if (app.use(user, code)) {
            return Optional.of(Factor.TOTP);
        }
        return recovery.use(user, code) ? Optional.of(Factor.RECOVERY_CODE) : Optional.empty();
    }

    /** What a page hands to the browser to ask one of the person's own passkeys. */
    @Transactional(readOnly = true)
    public String question(UserId user) {
        return passkeys.question(user);
    }

    /** Whether a passkey of that person has answered. */
    @Transactional
    public boolean answered(UserId user, String answer) {
        return passkeys.answered(answer).filter(user::equals).isPresent();
    }
}
