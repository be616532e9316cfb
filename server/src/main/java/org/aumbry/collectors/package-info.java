/**
 * The journal on its way to other systems: destinations that an administrator names, and how far each has got.
 *
 * <p>Owns the table {@code collector}. Promises that a destination gets every entry at least once and in the order of
 * the journal's tree, that it gets no value its administrator did not choose, and that one that is slow or dead holds
 * up nothing but itself. Trusts nothing that a destination answers but whether it took what it was sent.
 */
@NullMarked
@ApplicationModule(
        displayName = "Collectors",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "networks", "identity", "checkpoints"})
package org.aumbry.collectors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
