/**
 * Labels: how sensitive things are, and what follows from it for everyone.
 *
 * <p>Owns the table {@code label}. Promises that a label set on a space, folder or document binds everything in it,
 * that something inside may be stricter and never looser, that lowering one takes a fresh look at the person and a
 * reason, and that each change is in the journal. What a label demands takes effect in access, inside the query; here
 * are only the labels themselves, who may set them where, and the map of what the network holds.
 */
@NullMarked
@ApplicationModule(
        displayName = "Labels",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "networks", "identity", "access"})
package org.aumbry.labels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
