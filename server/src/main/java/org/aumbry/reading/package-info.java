/**
 * What stands in documents: their text, pages, pictures and languages, and the screen on which they are read.
 *
 * <p>Owns the tables {@code version_reading} and {@code version_picture}. Promises that files are only ever opened in a
 * process without network, disk or keys, that a file which can't be read ends in a state that says why, and that page
 * pictures and text leave only after a decision. Trusts nothing in a file, and nothing its parser process says.
 */
@NullMarked
@ApplicationModule(
        displayName = "Reading",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "blobs", "web", "networks", "identity", "access", "policies",
            "labels",
            "spaces", "search", "documents"
        })
package org.aumbry.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
