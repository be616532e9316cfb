package org.aumbry.identity;

import java.util.Optional;
import java.util.function.Supplier;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;

/** Coming in by an invitation. Called outside any tenant, by someone nobody knows yet. */
@Service
public class Joining {

    private final JoinSteps steps;
    private final SignInDirectory directory;
    private final PasswordDesk desk;
    private final Networks networks;
    private final TenantScope scope;

    Joining(
            JoinSteps steps, SignInDirectory directory, PasswordDesk desk, Networks networks, TenantScope scope) {
        this.steps = steps;
        this.directory = directory;
        this.desk = desk;
        this.networks = networks;
        this.scope = scope;
    }

    /**
     * Whom a link invites.
     *
     * @param network the name of the network, to be shown
     * @param password whether the network lets people sign in with a password, which is to be set then
     */
    public record Invited(String network, String email, String name, String language, boolean password) {}

    /** What the link invites to; refuses as not found whatever is not, or no longer, a link. */
    public Invited look(String link) {
        var token = token(link);
        return inside(token, () -> steps.look(token).map(found -> new Invited(
                        found.network(), found.user().email(), found.user().name(),
                        found.user().preferences().language(), desk.open())))
                .orElseThrow(Refusal::notFound);
    }

    /** Uses the invitation up: sets name, language and password, and signs in. */
    public SignedIn join(String link, String name, String language, String password, Origin origin) {
        var token = token(link);
        var invited = look(link);
        var tidy = ProfileRules.name("name", name);
        var fresh = invited.password()
                ? inside(token, () -> Optional.of(desk.take("password", password, false, tidy, invited.email())))
                : Optional.<FreshPassword>empty();
        directory.remember(token.tenant(), invited.email());
        var arrival = new JoinSteps.Arrival(tidy, language, fresh.orElse(null), origin);
        return inside(token, () -> steps.join(token, arrival))
                .orElseThrow(Refusal::notFound);
    }

    private <T> Optional<T> inside(OpaqueToken token, Supplier<Optional<T>> step) {
        return networks.open(token.tenant()) ? scope.call(token.tenant(), step) : Optional.empty();
    }

    private static OpaqueToken token(String link) {
        return OpaqueToken.read(link).orElseThrow(Refusal::notFound);
    }

}
