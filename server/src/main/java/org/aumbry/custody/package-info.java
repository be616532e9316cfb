/**
 * The keys of a network as its administrators see and handle them: what there is and how old it is, changing keys
 * without a pause, sealing away and opening again, destroying for good with a certificate.
 *
 * <p>Owns the tables {@code key_rotation}, {@code key_seal_order}, {@code destruction_order} and {@code
 * key_destruction}, and in the control database {@code destroyed_network}. Promises that a change of keys goes on where
 * it was interrupted and that everything stays readable meanwhile, that it takes two to open what one sealed, and two
 * to destroy anything; that nothing on hold is destroyed; and that of a destroyed network nothing is left but its
 * certificate. Holds no key itself: those are in {@code data}, {@code blobs} and {@code crypto}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Custody",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "blobs", "web", "networks", "mail", "identity", "access", "spaces",
            "documents", "reading", "operators"
        })
package org.aumbry.custody;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
