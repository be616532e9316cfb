/**
 * Spaces and drives: areas with members, and each person's own two, one private and one public.
 *
 * <p>Owns the tables {@code space} and {@code space_entry}. Promises that outsiders learn nothing of a hidden space and
 * only name and purpose of a listed one, that a space always keeps an administrator, and that the power of a space's
 * administrators ends at its border. A space is two groups in identity and one access class; who may do what in it is
 * decided by access alone.
 */
@NullMarked
@ApplicationModule(
        displayName = "Spaces",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "web", "mail", "identity", "access", "labels", "search"
        })
package org.aumbry.spaces;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
