package org.aumbry.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;

/**
 * Signing in with address and password.
 *
 * <p>Says the same, after the same work, for an unknown address, a wrong password, and an account that may not come in.
 */
@Service
public class SignIn {

    private final SignInDirectory directory;
    private final Guesses guesses;
    private final Passwords passwords;
    private final SignInSteps steps;
    private final Admission admission;
    private final Networks networks;
    private final TenantScope scope;

    SignIn(
            SignInDirectory directory,
            Guesses guesses,
            Passwords passwords,
            SignInSteps steps,
            Admission admission,
            Networks networks,
            TenantScope scope) {
        this.directory = directory;
        this.guesses = guesses;
        this.passwords = passwords;
        this.steps = steps;
        this.admission = admission;
        this.networks = networks;
        this.scope = scope;
    }

    /** Signs in. Called outside any tenant and any transaction. */
    public SignInResult signIn(String email, String password, Origin origin) {
        guesses.begin(email, origin);
        var candidates = candidates(email);
        var right = right(candidates, password);
        if (right.isEmpty()) {
            candidates.forEach(each -> refuse(each, origin));
            throw Refusal.of(Refusal.Code.NOT_SIGNED_IN, "identity.sign-in.refused");
        }
        guesses.succeeded(email, origin);
        right.forEach(each -> upgrade(each, password));
        var accounts = right.stream().map(each -> new Admission.Account(each.tenant(), each.user().id())).toList();
        return admission.admit(accounts, Set.of(Factor.PASSWORD), origin);
    }

    private List<Candidate> candidates(String email) {
        var found = new ArrayList<Candidate>();
        for (var tenant : directory.find(email)) {
            if (networks.open(tenant)) {
                scope.call(tenant, () -> steps.find(email)).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Those in which the password is right and the person may come in; always at least one hash of work. */
    private List<Candidate> right(List<Candidate> candidates, String password) {
        if (candidates.isEmpty()) {
            passwords.matches(password, null);
            return List.of();
        }
        return candidates.stream()
                .filter(each -> passwords.matches(password, each.hash()))
                .filter(each -> each.user().active())
                .toList();
    }

    private void refuse(Candidate candidate, Origin origin) {
        var reason = candidate.user().active() ? "password" : "account-" + candidate.user().state().stored();
        scope.run(candidate.tenant(), () -> steps.refused(candidate.user().id(), reason, origin));
    }

    private void upgrade(Candidate candidate, String password) {
        scope.run(candidate.tenant(), () -> steps.noteStanding(candidate.user(), password));
        var old = candidate.hash();
        if (old != null && passwords.outdated(old)) {
            var stronger = passwords.hash(password);
            scope.run(candidate.tenant(), () -> steps.upgrade(candidate.user().id(), old, stronger));
        }
    }
}
