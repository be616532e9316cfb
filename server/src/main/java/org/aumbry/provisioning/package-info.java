/**
 * People and groups kept by another system through SCIM 2.0 (RFC 7643, RFC 7644).
 *
 * <p>Owns the tables {@code provisioning_token} and {@code provisioned}. Promises that its tokens open nothing but the
 * addresses of SCIM, that nothing it does escapes the journal, and that whoever is deactivated through it is out with
 * the next request. Trusts nothing a client sends: what it may change is what an administrator may change.
 */
@NullMarked
@ApplicationModule(
        displayName = "Provisioning",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "networks", "identity", "identity::web"})
package org.aumbry.provisioning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
