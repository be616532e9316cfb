package org.aumbry.federation;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.aumbry.crypto.Randomness;
import org.aumbry.federation.ProviderSettings.Ldap;
import org.aumbry.federation.ProviderSettings.Oidc;
import org.aumbry.federation.ProviderSettings.Saml;
import org.aumbry.kernel.Factor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The three languages that providers speak, each proving a person its own way. */
@Component
class Protocols {

    private final OidcClient oidc;
    private final LdapDirectory ldap;
    private final Addresses addresses;
    private final Randomness randomness;
    private final Clock clock;

    Protocols(OidcClient oidc, LdapDirectory ldap, Addresses addresses, Randomness randomness, Clock clock) {
        this.oidc = oidc;
        this.ldap = ldap;
        this.addresses = addresses;
        this.randomness = randomness;
        this.clock = clock;
    }

    Arrival byCode(Oidc settings, @Nullable String secret, Map<String, String> sent, Flow flow) {
        return oidc.redeem(settings, secret, addresses.callback(flow.tenant(), flow.provider()), sent, flow);
    }

    SamlResponse.Proven byAssertion(Saml settings, @Nullable String kept, byte[] xml, Flow flow) {
        var expected = new SamlResponse.Expected(
                addresses.entity(flow.tenant(), flow.provider()).toString(),
                addresses.consumer(flow.tenant(), flow.provider()).toString(),
                flow.state(),
                clock.instant());
        var keys = SamlKeys.of(kept).orElse(null);
        if (keys == null) {
            return new SamlResponse(settings, expected, null).read(xml);
        }
        try (var key = keys.opening()) {
            return new SamlResponse(settings, expected, new SamlEnvelope(key, randomness)).read(xml);
        }
    }

    Arrival byPassword(Ldap settings, @Nullable String secret, String login, String password) {
        return ldap.signIn(settings, secret, new LdapDirectory.Typed(login, password, clock.instant()));
    }

    /** What the person has shown by that. */
    Set<Factor> shown(Provider provider, Arrival arrival) {
        return ArrivalRules.shown(provider, arrival, clock.instant());
    }

    OidcClient.Logout logout(Oidc settings, String token) {
        return oidc.logout(settings, token, clock.instant());
    }
}
