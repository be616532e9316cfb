/**
 * Sealed content: staged uploads, immutable blobs, their copies, scrubbing and sweeping.
 *
 * <p>Owns the table {@code blob} and the files below the blob directories. Promises that an acknowledged blob is whole
 * and durable, that a crash leaves it whole or absent, and that a read gives back exactly what was stored or fails.
 * Trusts nothing it reads back from a directory.
 */
@NullMarked
@ApplicationModule(displayName = "Blobs", allowedDependencies = {"kernel", "crypto", "data", "journal"})
package org.aumbry.blobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
