package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;

/** Changing one's own password. Nobody else's can be set by anyone. */
@Service
public class PasswordChange {

    private final SignInSteps steps;
    private final Passwords passwords;
    private final Guesses guesses;
    private final Networks networks;

    PasswordChange(SignInSteps steps, Passwords passwords, Guesses guesses, Networks networks) {
        this.steps = steps;
        this.passwords = passwords;
        this.guesses = guesses;
        this.networks = networks;
    }

    /**
     * Sets a new password for a signed-in person who knows the old one. Every sign-in of theirs ends, on whatever
     * device; the one that asks goes on under a new cookie.
     */
    public SignedIn change(Principal who, String current, String wanted, Origin origin) {
        if (who.session() == null) {
            throw Refusal.denied();
        }
        var user = steps.user(who.user());
        guesses.begin(user.email(), origin.address());
        if (!passwords.matches(current, steps.hash(user.id()).orElse(null))) {
            steps.refused(user.id(), "password-change", origin);
            throw Refusal.invalid("current", "identity.password.wrong");
        }
        guesses.succeeded(user.email(), origin.address());
        passwords.require("wanted", wanted, List.of(user.name(), user.email(), networks.current().name()));
        return steps.changePassword(who, passwords.hash(wanted), origin);
    }
}
