/**
 * Terms and usage rules of a network: versions of a text, and who accepted which of them when.
 *
 * <p>Owns the tables {@code terms} and {@code terms_acceptance}. Promises that nobody goes on before they have
 * accepted the
 * version that is published, and that an acceptance is never changed. Trusts nothing but the gate's word about who
 * asks.
 */
@NullMarked
@ApplicationModule(
        displayName = "Terms",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "networks", "identity"})
package org.aumbry.terms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
