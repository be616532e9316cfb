/**
 * The program's commands: starting the server and what an operator asks for at the prompt.
 *
 * <p>Owns nothing. Promises that a refusal to start is one plain sentence and an exit code other than 0.
 */
@NullMarked
@ApplicationModule(
        displayName = "Command line",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "blobs", "networks", "custody", "continuity", "operators",
            "incidents", "resilience", "web"
        })
package org.aumbry.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
