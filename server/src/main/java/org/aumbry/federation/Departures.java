package org.aumbry.federation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.aumbry.data.TenantScope;
import org.aumbry.federation.ProviderSettings.Ldap;
import org.aumbry.federation.ProviderSettings.Oidc;
import org.aumbry.federation.ProviderSettings.Saml;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;

/** The way to a provider. Called outside any transaction, by someone nobody knows yet. */
@Service
public class Departures {

    private final ProviderSteps steps;
    private final FlowTicket tickets;
    private final OidcClient oidc;
    private final Addresses addresses;
    private final Networks networks;
    private final TenantScope scope;
    private final AddressOwners owners;

    Departures(
            ProviderSteps steps,
            FlowTicket tickets,
            OidcClient oidc,
            Addresses addresses,
            Networks networks,
            TenantScope scope,
            AddressOwners owners) {
        this.steps = steps;
        this.tickets = tickets;
        this.oidc = oidc;
        this.addresses = addresses;
        this.networks = networks;
        this.scope = scope;
        this.owners = owners;
    }

    /** How a sign-in goes on. */
    public sealed interface Departure {

        /**
         * The browser goes to the provider.
         *
         * @param cookie binds the way to this browser; never stored, never logged
         * @param returnsByForm whether the provider sends the browser back with a form of its own site
         */
        record Away(URI to, String cookie, boolean returnsByForm) implements Departure {

            @Override
            public String toString() {
                return "away";
            }
        }

        /** The person types name and password of the directory here. */
        record Ask(String name) implements Departure {}
    }

    /** One provider to choose. */
    public record Offer(String name, String path) {}

    /** The providers of a network that are enabled, in the order in which they were added. */
    public List<Offer> offers(TenantId tenant) {
        return inside(tenant, steps::list).orElse(List.of()).stream()
                .filter(Provider::enabled)
                .map(each -> new Offer(each.name(), "/sso/" + tenant + "/" + each.id() + "/start"))
                .toList();
    }

    /**
     * The same for the network that has proven the domain of an address; whether anyone has the address plays no
     * part.
     */
    public List<Offer> offersFor(String email) {
        return owners.owner(email.strip()).map(this::offers).orElse(List.of());
    }

    /** What an enabled provider is called. */
    public String name(TenantId tenant, ProviderId id) {
        return enabled(tenant, id).name();
    }

    /**
     * Begins a sign-in; refuses as not found what is no enabled provider of that network.
     *
     * @param fresh whether the provider must look at the person now, even if it remembers them
     */
    public Departure start(TenantId tenant, ProviderId id, String next, boolean fresh) {
        var provider = enabled(tenant, id);
        return switch (provider.settings()) {
            case Oidc settings -> {
                var flow = tickets.begin(tenant, provider, next);
                yield away(oidcAddress(settings, flow, fresh), flow, false);
            }
            case Saml settings -> {
                var flow = tickets.begin(tenant, provider, next);
                yield away(samlAddress(settings, flow, fresh), flow, true);
            }
            case Ldap ignored -> new Departure.Ask(provider.name());
        };
    }

    /** What a SAML provider needs to know of us; also before it is enabled. */
    public String metadata(TenantId tenant, ProviderId id) {
        var provider = inside(tenant, () -> steps.find(id).orElse(null)).orElseThrow(Refusal::notFound);
        if (!(provider.settings() instanceof Saml settings)) {
            throw Refusal.notFound();
        }
        var ours = new SamlMetadata.Ours(
                addresses.entity(tenant, id).toString(),
                addresses.consumer(tenant, id).toString(),
                addresses.logout(tenant, id).toString());
        return SamlMetadata.own(ours, settings.exits().signed(), keys(tenant, id));
    }

    /** Our own keys for a SAML provider; empty for one that was added before there were any. */
    private Optional<SamlKeys> keys(TenantId tenant, ProviderId id) {
        return SamlKeys.of(inside(tenant, () -> steps.secret(id)).orElse(null));
    }

    /** Where somebody who has signed out here can sign out at the provider too. */
    public Optional<URI> endSession(TenantId tenant, ProviderId id) {
        var provider = enabled(tenant, id);
        try {
            return provider.settings() instanceof Oidc settings
                    ? oidc.endSession(settings, addresses.signedOut())
                    : Optional.empty();
        } catch (NotProvenException unreachable) {
            return Optional.empty();
        }
    }

    /** The provider, when it is one of that network and enabled. */
    Provider enabled(TenantId tenant, ProviderId id) {
        return inside(tenant, () -> steps.find(id).orElse(null))
                .filter(Provider::enabled)
                .orElseThrow(Refusal::notFound);
    }

    /** Signed where the provider says that it wants that. */
    private URI samlAddress(Saml settings, Flow flow, boolean fresh) {
        var ask = new SamlRequest.Ask(
                flow.state(),
                addresses.entity(flow.tenant(), flow.provider()).toString(),
                addresses.consumer(flow.tenant(), flow.provider()).toString(),
                flow.until().minus(FlowTicket.LIFE),
                fresh);
        var keys = settings.exits().signed() ? keys(flow.tenant(), flow.provider()).orElse(null) : null;
        if (keys == null) {
            return SamlRequest.redirect(settings, ask, null);
        }
        try (var key = keys.signing()) {
            return SamlRequest.redirect(settings, ask, key);
        }
    }

    private URI oidcAddress(Oidc settings, Flow flow, boolean fresh) {
        try {
            return oidc.authorize(settings, addresses.callback(flow.tenant(), flow.provider()), flow, fresh);
        } catch (NotProvenException wrong) {
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "federation.sign-in.unreachable");
        }
    }

    private Departure away(URI to, Flow flow, boolean returnsByForm) {
        return new Departure.Away(to, tickets.write(flow), returnsByForm);
    }

    private <T> Optional<T> inside(TenantId tenant, Supplier<T> work) {
        return networks.open(tenant) ? Optional.ofNullable(scope.call(tenant, work)) : Optional.empty();
    }
}
