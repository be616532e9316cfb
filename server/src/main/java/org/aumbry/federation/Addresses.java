package org.aumbry.federation;

import java.net.URI;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.InstallationAddress;
import org.springframework.stereotype.Component;

/** Where providers send people, and what we are called there. */
@Component
class Addresses {

    private final InstallationAddress installation;

    Addresses(InstallationAddress installation) {
        this.installation = installation;
    }

    /** Where an OpenID Connect provider sends people back to; registered there letter by letter. */
    URI callback(TenantId tenant, ProviderId provider) {
        return of(tenant, provider, "/callback");
    }

    /** Where an OpenID Connect provider says that its session is over. */
    URI logout(TenantId tenant, ProviderId provider) {
        return of(tenant, provider, "/logout");
    }

    /** Where a SAML provider sends its answers. */
    URI consumer(TenantId tenant, ProviderId provider) {
        return of(tenant, provider, "/acs");
    }

    /** Our name for a SAML provider, and where our metadata stands. */
    URI entity(TenantId tenant, ProviderId provider) {
        return of(tenant, provider, "/metadata");
    }

    /** Where people end up who have signed out at a provider too. */
    URI signedOut() {
        return installation.of("/sign-in");
    }

    private URI of(TenantId tenant, ProviderId provider, String act) {
        return installation.of("/sso/" + tenant + "/" + provider + act);
    }
}
