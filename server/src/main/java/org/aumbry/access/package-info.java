/**
 * Who may do what where, and why.
 *
 * <p>Owns the tables {@code access_class}, {@code access_grant}, {@code access_role}, {@code access_profile},
 * {@code share_rule}, {@code access_restriction}, {@code access_version} and {@code access_change}. Promises one answer
 * to every face, evaluated inside the query, exact as of the beginning of the transaction that reads, each with its
 * reason; deny beats allow. Trusts only its own grants and the group
 * memberships that identity keeps.
 */
@NullMarked
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "networks", "identity"})
package org.aumbry.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
