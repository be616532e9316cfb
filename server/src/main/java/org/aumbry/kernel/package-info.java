/**
 * The words everyone shares: identifiers, who is asking, what may be done, and how a request is refused.
 *
 * <p>Owns no table and no bean. Everything may stand on it; it stands on nothing.
 */
@NullMarked
@ApplicationModule(displayName = "Kernel", allowedDependencies = {})
package org.aumbry.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
