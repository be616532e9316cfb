/**
 * Finding: one encrypted full-text index for each tenant, and answers made only of what the asker may see.
 *
 * <p>Owns the tables {@code search_index} and {@code search_outbox} and the folder {@code index} of the data folder.
 * Promises that hits, counts, facets, suggestions, passages and the order of hits are computed from permitted documents
 * alone, that an answer reflects every change committed before it was asked, and that the index is never in clear on
 * disk. Trusts nothing it reads from the index files: what does not verify is rebuilt from the {@link SearchSource}s.
 */
@NullMarked
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "identity", "access"})
package org.aumbry.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
