/**
 * The time machine: any space or the whole network as it was at any second of the window, what differs from now, and
 * bringing it back, all or a selection, in a way that can be taken back.
 *
 * <p>Owns the tables {@code restore_run}, {@code state_tally} and {@code state_root}. Reads the kept past of the tables
 * named in {@link org.aumbry.timemachine.Kept}, and is the only module that puts rows of others back, by the functions
 * that the data module makes for every kept table. Promises that nobody is shown or given back what they may not see or
 * manage today, that a restore happens wholly or not at all, and that what stands after it has the digest of what stood
 * then.
 */
@NullMarked
@ApplicationModule(
        displayName = "Time machine",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "blobs", "web", "networks", "identity", "access", "spaces",
            "documents", "reading", "snips", "search", "checkpoints"
        })
package org.aumbry.timemachine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
