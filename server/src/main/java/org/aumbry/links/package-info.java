/**
 * Links that open a document, a folder or a space for whoever holds them, signed in or not.
 *
 * <p>Owns the tables {@code share_link}, {@code link_visit} and {@code link_exposure}. Promises that links are off
 * unless the network allows them, end on a day, can be taken back at once, never lead further than the grant they stand
 * for, and that every opening is recorded. A link is a subject of grants: whoever holds one passes the same authorizer
 * and leaves the same entries as everyone else. Trusts nothing a visitor says.
 */
@NullMarked
@ApplicationModule(
        displayName = "Links",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "blobs", "web", "networks", "identity", "identity::web", "access",
            "spaces", "documents", "reading", "mail", "policies"
        })
package org.aumbry.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
