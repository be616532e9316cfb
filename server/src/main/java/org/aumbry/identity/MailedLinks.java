package org.aumbry.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Service;

/**
 * Links in mails, for people who have no session: to set another password, and to sign in. Called outside any tenant
 * and
 * any transaction.
 *
 * <p>Whoever asks learns nothing: the answer is the same, and comes as fast, whether or not there is such an account.
 */
@Service
public class MailedLinks {

    private final MailedLinkSteps steps;
    private final SignInDirectory directory;
    private final PasswordDesk desk;
    private final NetworkPolicy policy;
    private final Admission admission;
    private final StrangersDoor door;

    MailedLinks(
            MailedLinkSteps steps,
            SignInDirectory directory,
            PasswordDesk desk,
            NetworkPolicy policy,
            Admission admission,
            StrangersDoor door) {
        this.steps = steps;
        this.directory = directory;
        this.desk = desk;
        this.policy = policy;
        this.admission = admission;
        this.door = door;
    }

    /** Asks for a link to set another password. Refuses only whoever asks too often. */
    public void askForReset(String email, Origin origin) {
        door.ask(email, origin, tidy -> directory.find(tidy).forEach(tenant -> door.in(tenant, network -> {
            if (desk.open()) {
                steps.mailReset(tidy, network, origin);
            }
        })));
    }

    /**
     * Asks for a link to sign in with. Refuses only whoever asks too often.
     *
     * @param browser a secret that only the asking browser keeps
     */
    public void askForSignIn(String email, String browser, Origin origin) {
        door.ask(email, origin, tidy -> directory.find(tidy).forEach(tenant -> door.in(tenant, network -> {
            if (policy.values().on(PolicyOption.MAIL_LINK_SIGN_IN)) {
                steps.mailSignIn(tidy, network, browser, origin);
            }
        })));
    }

    /** The address whose password the link sets; refuses as not found whatever is not, or no longer, such a link. */
    public String lookAtReset(String link) {
        var token = token(link);
        return door.inside(token, () -> steps.resetting(token).map(User::email)).orElseThrow(Refusal::notFound);
    }

    /** Sets the password and uses the link up. Opens no session: whoever knows the password signs in with it. */
    public void reset(String link, String password) {
        var token = token(link);
        var done = door.inside(token, () -> steps.resetting(token).map(user -> {
            var fresh = desk.take("password", password, false, user.name(), user.email());
            return steps.reset(token, fresh);
        }));
        if (!done.orElse(false)) {
            throw Refusal.notFound();
        }
    }

    /** Whether the link signs in, in the browser that keeps this. */
    public boolean fits(String link, String browser) {
        return OpaqueToken.read(link)
                .flatMap(token -> door.inside(token, () -> Optional.of(allowed() && steps.fits(token, browser))))
                .orElse(false);
    }

    /** Uses the link up. It shows that the mailbox can be read; what else the network wants is asked for as ever. */
    public SignInResult signIn(String link, String browser, Origin origin) {
        var token = OpaqueToken.read(link).orElseThrow(SignInTicket::again);
        var user = door.inside(token, () -> allowed() ? steps.signIn(token, browser) : Optional.empty())
                .orElseThrow(SignInTicket::again);
        return admission.admit(
                List.of(new Admission.Account(token.tenant(), user)), Set.of(Factor.MAIL_LINK), origin);
    }

    private boolean allowed() {
        return policy.values().on(PolicyOption.MAIL_LINK_SIGN_IN);
    }

    private static OpaqueToken token(String link) {
        return OpaqueToken.read(link).orElseThrow(Refusal::notFound);
    }
}
