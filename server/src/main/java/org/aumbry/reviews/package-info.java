/**
 * Access reviews: campaigns in which someone keeps or revokes each grant, and grants that nobody used.
 *
 * <p>Owns the tables {@code review_campaign}, {@code review_reviewer} and {@code review_item}. Promises that what
 * nobody decided by the deadline is revoked, that nobody decides about themselves, and that the report of a campaign
 * can be checked by whoever has the network's public key. Shows titles only to those who may see the things themselves.
 */
@NullMarked
@ApplicationModule(
        displayName = "Reviews",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "web", "networks", "mail", "identity", "identity::web", "access",
            "spaces", "documents"
        })
package org.aumbry.reviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
