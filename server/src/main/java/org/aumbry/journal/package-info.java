/**
 * Audit entries: who did, read or was refused what, when, from where.
 *
 * <p>Owns the table {@code journal_entry}. Promises that an act and its entry are committed together or not at all,
 * that reads and refusals are durable before their answer leaves, and that an entry is never changed. Trusts nothing in
 * the details it is given: they are sealed before they are stored.
 */
@NullMarked
@ApplicationModule(displayName = "Journal", allowedDependencies = {"kernel", "crypto", "data"})
package org.aumbry.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
