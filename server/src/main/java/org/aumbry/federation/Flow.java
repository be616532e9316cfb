package org.aumbry.federation;

import java.time.Instant;
import org.aumbry.kernel.TenantId;

/**
 * One way to a provider and back, kept by the browser that goes it.
 *
 * @param state what the provider must send back: the state of OpenID Connect, the request id of SAML
 * @param nonce what must stand in the ID token; unused by SAML
 * @param verifier proves at the token endpoint that we asked (RFC 7636); unused by SAML
 * @param next where the person wants to go, on this host
 */
record Flow(
        TenantId tenant,
        ProviderId provider,
        String state,
        String nonce,
        String verifier,
        String next,
        Instant until) {

    @Override
    public String toString() {
        return "flow";
    }
}
