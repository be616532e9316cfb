/**
 * Snips: one insight tied to one passage at one exact place in one exact version.
 *
 * <p>Owns the tables {@code snip} and {@code snip_tag}. Promises that a snip never moves silently: it stays bound to
 * the version it was taken from, and how its passage stands in a later version is said, not repaired. Shows a quote
 * only to people who may open the source. Trusts no quote a browser sends: it is compared with the text the product
 * extracted.
 */
@NullMarked
@ApplicationModule(
        displayName = "Snips",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "web", "identity", "access", "policies", "spaces", "search",
            "documents", "reading"
        })
package org.aumbry.snips;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
