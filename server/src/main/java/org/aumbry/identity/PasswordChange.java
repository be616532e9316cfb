package org.aumbry.identity;

import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;

/** Changing one's own password. Nobody else's can be set by anyone. */
@Service
public class PasswordChange {

    private final SignInSteps steps;
    private final Passwords passwords;
    private final Guesses guesses;
    private final StepUp stepUp;
    private final PasswordDesk desk;
    private final PasswordDuty duty;

    PasswordChange(
            SignInSteps steps,
            Passwords passwords,
            Guesses guesses,
            StepUp stepUp,
            PasswordDesk desk,
            PasswordDuty duty) {
        this.steps = steps;
        this.passwords = passwords;
        this.guesses = guesses;
        this.stepUp = stepUp;
        this.desk = desk;
        this.duty = duty;
    }

    /** Whether the network asks the person for another password before anything else. */
    public boolean needed(Principal who) {
        return duty.owed(who, steps.user(who.user()));
    }

    /**
     * Sets a new password for a signed-in person who knows the old one, or has none and was just looked at. Every
     * sign-in of theirs ends, on whatever
     * device; the one that asks goes on under a new cookie.
     */
    public SignedIn change(Principal who, String current, String wanted, Origin origin) {
        if (who.session() == null) {
            throw Refusal.denied();
        }
        var user = steps.user(who.user());
        var known = steps.hash(user.id());
        if (known.isEmpty()) {
            stepUp.require(who);
        } else {
            guesses.begin(user.email(), origin);
            if (!passwords.matches(current, known.get())) {
                steps.refused(user.id(), "password-change", origin);
                throw Refusal.invalid("current", "identity.password.wrong");
            }
            guesses.succeeded(user.email(), origin);
        }
        boolean twoFactors = Factor.two(who.proof().factors());
        var fresh = desk.take("wanted", wanted, twoFactors, user.name(), user.email());
        return steps.changePassword(who, fresh, origin);
    }
}
