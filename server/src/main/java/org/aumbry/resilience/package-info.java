/**
 * What happens when a part of the installation is lost or taken away: what is single, which nodes there are, whether
 * the others could do a node's work, and how one leaves.
 *
 * <p>Owns, in the control database, the tables {@code node_roll} and {@code node_load}. Promises that a part whose loss
 * stops work or loses content is named, unless somebody answers for it by name, with a reason and for a time, and that
 * a node that is told to leave finishes what it has begun, within a bounded time. Trusts the topology as far as what
 * runs does not contradict it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Resilience",
        allowedDependencies = {
            "kernel", "crypto", "data", "blobs", "web", "continuity", "operators", "operators::web"
        })
package org.aumbry.resilience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
