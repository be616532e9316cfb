/**
 * Audit entries: who did, read or was refused what, when, from where.
 *
 * <p>Owns the tables {@code journal_entry}, {@code journal_hold} and {@code journal_keeping}. Promises that an act and
 * its entry are committed together or not at all, that reads and refusals are durable before their answer leaves, and
 * that an entry is never changed: what goes after the time that the network has set, unless it is on hold, is what
 * opens its values. Trusts nothing in the details it is given: they are sealed before they are stored.
 */
@NullMarked
@ApplicationModule(displayName = "Journal", allowedDependencies = {"kernel", "crypto", "data"})
package org.aumbry.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
