package org.aumbry.provisioning;

import java.util.Optional;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Door;
import org.aumbry.identity.Origin;
import org.aumbry.identity.Recognised;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;

/** Lets provisioning clients in, below {@code /scim} only and nobody else there. */
@Component
class ScimDoor implements Door {

    private static final String BELOW = "/scim/";

    private final ProvisioningTokens tokens;
    private final Networks networks;
    private final TenantScope scope;

    ScimDoor(ProvisioningTokens tokens, Networks networks, TenantScope scope) {
        this.tokens = tokens;
        this.networks = networks;
        this.scope = scope;
    }

    @Override
    public boolean guards(String path) {
        return path.startsWith(BELOW);
    }

    @Override
    public Optional<Recognised> recognise(String bearer, Origin origin) {
        return ProvisioningSecret.read(bearer)
                .filter(secret -> networks.open(secret.tenant()))
                .flatMap(secret -> scope.call(secret.tenant(), () -> tokens.recognise(secret, origin)));
    }
}
