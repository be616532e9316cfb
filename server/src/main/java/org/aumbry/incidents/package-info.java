/**
 * Incidents: from what was found, such as a session, a key or an address, to what it reached and whom that concerns.
 *
 * <p>Owns no table: it reads the journal, of one network or, at the machine's prompt, of all. Promises exact things and
 * people, a draft of each notice, and evidence that can be checked elsewhere; and that nobody is told a title they may
 * not see. Trusts nothing it is asked with.
 */
@NullMarked
@ApplicationModule(
        displayName = "Incidents",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "web", "networks", "identity", "access", "checkpoints",
            "operators"
        })
package org.aumbry.incidents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
