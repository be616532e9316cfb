package org.aumbry.identity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at a signed-in person again: a passkey alone, or the password together with a second factor if there is one.
 * Called inside the person's network, in no transaction.
 */
@Service
public class FreshLook {

    private final SignInSteps steps;
    private final SecondLook second;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Guesses guesses;
    private final TransactionTemplate transaction;

    FreshLook(
            SignInSteps steps,
            SecondLook second,
            Sessions sessions,
            Passwords passwords,
            Guesses guesses,
            TransactionTemplate transaction) {
        this.steps = steps;
        this.second = second;
        this.sessions = sessions;
        this.passwords = passwords;
        this.guesses = guesses;
        this.transaction = transaction;
    }

    /**
     * What the person can show.
     *
     * @param second any of these besides the password; none when the password is all there is
     * @param question what to ask a passkey, for the browser; empty when the person has none
     */
    public record Asked(boolean password, Set<Factor> second, String question) {

        /** Whether a code is asked for, of an app or from paper. */
        public boolean code() {
            return second.contains(Factor.TOTP) || second.contains(Factor.RECOVERY_CODE);
        }

        /** Whether there is nothing to show here: only signing in anew, by the service that vouched, is left. */
        public boolean nothing() {
            return !password && second.isEmpty();
        }
    }

    public Asked asked(Principal who) {
        var has = second.missing(who.user(), Set.of());
        var question = has.contains(Factor.PASSKEY) ? second.question(who.user()) : "";
        return new Asked(steps.hash(who.user()).isPresent(), has, question);
    }

    /** Looks by password and code, as far as the person has them. */
    public SignedIn byPassword(Principal who, String password, String code, Origin origin) {
        requireSession(who);
        var hash = steps.hash(who.user());
        var has = second.missing(who.user(), Set.of());
        var shown = EnumSet.noneOf(Factor.class);
        hash.ifPresent(known -> {
            requirePassword(who, password, known, origin);
            shown.add(Factor.PASSWORD);
        });
        if (!has.isEmpty()) {
            shown.add(second.byCode(who.user(), code, origin));
        }
        if (shown.isEmpty()) {
            throw Refusal.invalid("password", "identity.step-up.nothing");
        }
        return prove(() -> sessions.prove(who, shown));
    }

    /** Looks by a passkey's answer alone. */
    public SignedIn byPasskey(Principal who, String answer, Origin origin) {
        requireSession(who);
        var factor = second.byPasskey(who.user(), answer, origin);
        return prove(() -> sessions.prove(who, Set.of(factor)));
    }

    private void requirePassword(Principal who, String password, String hash, Origin origin) {
        var user = steps.user(who.user());
        guesses.begin(user.email(), origin);
        if (!passwords.matches(password, hash)) {
            steps.refused(user.id(), "step-up", origin);
            throw Refusal.invalid("password", "identity.step-up.refused");
        }
        guesses.succeeded(user.email(), origin);
    }

    private SignedIn prove(Supplier<SignedIn> work) {
        return Optional.ofNullable(transaction.execute(status -> work.get())).orElseThrow();
    }

    private static void requireSession(Principal who) {
        if (who.session() == null) {
            throw Refusal.denied();
        }
    }
}
