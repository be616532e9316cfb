package org.aumbry.federation;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.aumbry.data.TenantScope;
import org.aumbry.federation.ProviderSettings.Ldap;
import org.aumbry.federation.ProviderSettings.Oidc;
import org.aumbry.federation.ProviderSettings.Saml;
import org.aumbry.identity.Admission;
import org.aumbry.identity.Guessing;
import org.aumbry.identity.Origin;
import org.aumbry.identity.SignInResult;
import org.aumbry.identity.SignedIn;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The way back from a provider. What it said is proven first, without any transaction; then the account is found, and
 * the sign-in ends where every other ends.
 *
 * <p>Says the same to the person whatever was wrong; the reason is in the journal.
 */
@Service
public class ProviderSignIn {

    private final Departures departures;
    private final ReturnSteps steps;
    private final FlowTicket tickets;
    private final Protocols protocols;
    private final Admission admission;
    private final Guessing guessing;
    private final TenantScope scope;

    ProviderSignIn(
            Departures departures,
            ReturnSteps steps,
            FlowTicket tickets,
            Protocols protocols,
            Admission admission,
            Guessing guessing,
            TenantScope scope) {
        this.departures = departures;
        this.steps = steps;
        this.tickets = tickets;
        this.protocols = protocols;
        this.admission = admission;
        this.guessing = guessing;
        this.scope = scope;
    }

    /** A sign-in that is done as far as the provider goes, and where the person wanted to go. */
    public record Returned(SignInResult result, String next) {}

    /** Ends a sign-in by OpenID Connect. */
    public Returned byCode(TenantId tenant, ProviderId id, Map<String, String> sent, String cookie, Origin origin) {
        var provider = departures.enabled(tenant, id);
        var flow = flow(cookie, tenant, id);
        return new Returned(
                admit(tenant, provider, origin, secret -> provider.settings() instanceof Oidc settings
                        ? protocols.byCode(settings, secret, sent, flow)
                        : refuse()),
                flow.next());
    }

    /** Ends a sign-in by SAML. */
    public Returned byAssertion(TenantId tenant, ProviderId id, String encoded, String cookie, Origin origin) {
        var provider = departures.enabled(tenant, id);
        var flow = flow(cookie, tenant, id);
        return new Returned(
                admit(tenant, provider, origin, secret -> {
                    if (!(provider.settings() instanceof Saml settings)) {
                        return refuse();
                    }
                    var proven = protocols.byAssertion(settings, secret, decoded(encoded), flow);
                    if (!scope.call(tenant, () -> steps.use(id, proven.assertion(), proven.until()))) {
                        throw new NotProvenException("assertion-again");
                    }
                    return proven.arrival();
                }),
                flow.next());
    }

    /** Signs in with name and password of a directory. */
    public SignInResult byPassword(TenantId tenant, ProviderId id, String login, String password, Origin origin) {
        var provider = departures.enabled(tenant, id);
        var account = id + " " + login.strip().toLowerCase(java.util.Locale.ROOT);
        guessing.begin(account, origin);
        var result = admit(tenant, provider, origin, secret -> provider.settings() instanceof Ldap settings
                ? protocols.byPassword(settings, secret, login, password)
                : refuse());
        guessing.succeeded(account, origin);
        return result;
    }

    /** Ends the sessions that a provider says are over; whether it proved that. */
    public boolean logout(TenantId tenant, ProviderId id, String token) {
        var provider = departures.enabled(tenant, id);
        if (!(provider.settings() instanceof Oidc settings)) {
            return false;
        }
        try {
            var logout = protocols.logout(settings, token);
            scope.run(tenant, () -> steps.logout(id, logout));
            return true;
        } catch (NotProvenException wrong) {
            return false;
        }
    }

    private SignInResult admit(
            TenantId tenant, Provider provider, Origin origin, Function<@Nullable String, Arrival> proof) {
        try {
            var arrival = proof.apply(scope.call(tenant, () -> steps.secret(provider.id())));
            var user = scope.call(tenant, () -> steps.settle(provider, arrival));
            var shown = protocols.shown(provider, arrival);
            var result = admission.admit(List.of(new Admission.Account(tenant, user)), shown, origin);
            opened(result).ifPresent(signedIn ->
                    scope.run(tenant, () -> steps.opened(provider.id(), signedIn, arrival)));
            return result;
        } catch (NotProvenException wrong) {
            scope.run(tenant, () -> steps.refused(provider.id(), wrong.reason(), origin));
            throw failed();
        }
    }

    private static Optional<SignedIn> opened(SignInResult result) {
        return switch (result) {
            case SignInResult.Done(var signedIn) -> Optional.of(signedIn);
            case SignInResult.Reminded(var signedIn, var until) -> Optional.of(signedIn);
            case SignInResult.Choose choose -> Optional.empty();
            case SignInResult.Second second -> Optional.empty();
        };
    }

    private Flow flow(String cookie, TenantId tenant, ProviderId id) {
        return tickets.read(cookie, tenant, id)
                .orElseThrow(() -> Refusal.of(Refusal.Code.NOT_SIGNED_IN, "identity.sign-in.again"));
    }

    private static byte[] decoded(String encoded) {
        try {
            return encoded.length() > SamlXml.LIMIT_BYTES * 2 ? new byte[0] : Base64.getMimeDecoder().decode(encoded);
        } catch (IllegalArgumentException malformed) {
            throw new NotProvenException("xml");
        }
    }

    private static Arrival refuse() {
        throw new NotProvenException("other-kind");
    }

    private static Refusal failed() {
        return Refusal.of(Refusal.Code.NOT_SIGNED_IN, "federation.sign-in.failed");
    }
}
