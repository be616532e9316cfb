/**
 * Copies of everything an installation keeps, elsewhere: base backups and the write-ahead log, sealed for a key that
 * only
 * paper has; restoring them to a moment; and trying, again and again, whether that works.
 *
 * <p>Owns the tables {@code archive_generation}, {@code archive_drill}, {@code archive_order}, {@code archive_state},
 * {@code stand_by_lag} and {@code loss_drill}, and what lies at the archive's locations. Promises that what was
 * committed is elsewhere seconds later, that a copy is called good only after it was restored and compared, that
 * whoever steals the server's keys can't read old copies, and that a server whose place was taken takes no writes when
 * it comes back. Trusts no location: every part is opened and compared before it is used.
 */
@NullMarked
@ApplicationModule(
        displayName = "Continuity",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "blobs", "web", "networks", "identity",
            "custody"})
package org.aumbry.continuity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
