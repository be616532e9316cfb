/**
 * Access of operators to single objects of a network, with that network's consent and no further.
 *
 * <p>Owns the tables {@code support_grant}, {@code support_object}, {@code support_shown}, {@code support_alarm} and
 * {@code support_change}. Promises that nothing is shown without a signature of an approver's passkey under the exact
 * words of the request: the key of what is shown is wrapped under that signature and released for the objects, verbs,
 * operator and hours that the words name; that taking the consent back destroys that key; and that the network sees
 * every object that was shown. Trusts no row: what one says is checked against the signature at every use.
 */
@NullMarked
@ApplicationModule(
        displayName = "Support",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "blobs", "web", "networks", "mail", "identity", "documents",
            "operators", "operators::web"
        })
package org.aumbry.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
