/**
 * Documents, their versions and the folders they lie in: adding, naming, moving, sharing out, trashing, bringing back.
 *
 * <p>Owns the tables {@code folder}, {@code document}, {@code version}, {@code upload} and {@code undo_step}. Promises
 * that a version never changes once written, that an acknowledged upload is durable and findable, and that content
 * leaves only through {@link org.aumbry.documents.Downloads}, after a decision and an audit entry. Trusts nothing in an
 * uploaded file's name, nor its claimed type, size or hash.
 */
@NullMarked
@ApplicationModule(
        displayName = "Documents",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "blobs", "web", "networks", "identity", "access", "policies",
            "labels", "spaces", "search"
        })
package org.aumbry.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
