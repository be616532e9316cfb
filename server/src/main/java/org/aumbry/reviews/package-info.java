/**
 * Access reviews: campaigns in which someone keeps or revokes each grant, and grants that nobody used. Reviews of the
 * journal: a digest a week that someone goes through and signs. A calendar of reviews that come round, with minutes.
 *
 * <p>Owns the tables {@code review_campaign}, {@code review_reviewer}, {@code review_item}, {@code journal_review},
 * {@code planned_review} and {@code review_minutes}. Promises that what nobody decided by the deadline is revoked, that
 * nobody decides about themselves, and that the report of a campaign, of a week of the journal and of a review held can
 * be checked by whoever has the network's public key. Shows titles only to those who may see the things themselves.
 */
@NullMarked
@ApplicationModule(
        displayName = "Reviews",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "web", "networks", "mail", "identity", "identity::web", "access",
            "policies", "spaces", "documents"
        })
package org.aumbry.reviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
