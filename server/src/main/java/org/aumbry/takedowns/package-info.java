/**
 * Keeping single objects from everyone for a reason of law, reversibly, and what people report.
 *
 * <p>Owns the tables {@code takedown} and {@code content_report}. Promises that an object is taken down and given back
 * only by two operators with a reason, that it is refused to every reader in every channel from the next question on
 * and not changed in a byte, and that whoever brought it in and the administrators are told why and how to contest.
 * What it means to be kept from everyone is {@code access}'s to say.
 */
@NullMarked
@ApplicationModule(
        displayName = "Takedowns",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "web", "mail", "identity", "identity::web", "access", "documents",
            "links", "timemachine", "operators", "operators::web"
        })
package org.aumbry.takedowns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
