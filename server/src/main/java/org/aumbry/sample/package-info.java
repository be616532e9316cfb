/**
 * Real documents that the program makes of its own text, and the two sample networks of a demonstration.
 *
 * <p>Owns no table. Writes only through the public ways of the other modules, like a person would. Active in a
 * demonstration and when somebody asks for sample content in the set-up wizard, and at no other time.
 */
@NullMarked
@ApplicationModule(
        displayName = "Sample content",
        allowedDependencies = {
            "kernel", "crypto", "data", "networks", "identity", "access", "spaces", "documents", "reading",
            "snips", "assurance"
        })
package org.aumbry.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
