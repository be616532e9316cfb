package org.aumbry.federation;

import java.net.URI;
import java.util.List;
import org.aumbry.federation.ProviderSettings.Ldap;
import org.aumbry.federation.ProviderSettings.Oidc;
import org.aumbry.federation.ProviderSettings.Saml;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Sees that no enabled provider is spoken to, or sends people anywhere, without TLS. */
@Component
class TransportProbe implements Probe {

    private final ProviderSteps steps;

    TransportProbe(ProviderSteps steps) {
        this.steps = steps;
    }

    @Override
    public String id() {
        return "federation.transport";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-14", "PAN-32");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        int seen = 0;
        int here = 0;
        for (var provider : steps.list()) {
            if (!provider.enabled()) {
                continue;
            }
            seen++;
            for (var address : addresses(provider.settings())) {
                var read = OutgoingRules.read(address);
                if (!sealed(provider.kind(), read)) {
                    return Result.fails("provider " + provider.id() + " is reached without TLS");
                }
                here += read != null && "http".equals(read.getScheme()) ? 1 : 0;
            }
        }
        return Result.holds(seen + " enabled providers: all over TLS" + (here == 0
                ? ""
                : ", but for " + here + " addresses of this machine itself"));
    }

    private static boolean sealed(ProviderKind kind, @org.jspecify.annotations.Nullable URI address) {
        return kind == ProviderKind.LDAP ? LdapRules.fits(address) : OutgoingRules.secure(address);
    }

    private static List<String> addresses(ProviderSettings settings) {
        return switch (settings) {
            case Oidc each -> List.of(each.issuer());
            case Saml each -> each.metadataUrl().isEmpty()
                    ? List.of(each.signOnUrl())
                    : List.of(each.signOnUrl(), each.metadataUrl());
            case Ldap each -> List.of(each.url());
        };
    }
}
