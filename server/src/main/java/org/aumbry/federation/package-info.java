/**
 * Signing in with a service that the network trusts: OpenID Connect, SAML 2.0, or its LDAP directory.
 *
 * <p>Owns the tables {@code sign_in_provider}, {@code provider_person}, {@code provider_session} and
 * {@code used_assertion}. Promises that nothing is believed that the provider did not sign, or say over TLS, for this
 * network, this browser and this moment; that a person is found by the provider's own name for them, and by address
 * only where the network's administrators said so; and that no secret or token reaches a log, the journal or a page.
 * Trusts no answer of a provider for its size, its time or its form.
 */
@NullMarked
@ApplicationModule(
        displayName = "Federation",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "web", "networks", "identity", "identity :: web"
        })
package org.aumbry.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
