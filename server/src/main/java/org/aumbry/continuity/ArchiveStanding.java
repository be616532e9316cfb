package org.aumbry.continuity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the archive stands.
 *
 * @param seenAt when this was written down
 * @param caughtUpAt the last moment whose commits are all archived; null when there was none yet
 * @param archivedLsn how far the log is archived
 * @param blobsAt the last moment whose files are all archived
 * @param parts how many parts there are
 * @param fewestCopies how many copies the part with the fewest has
 * @param fewestPlaces in how many places they are
 * @param shortOf how many parts lacked a copy when that was last looked at
 * @param healedAt when that was
 * @param troubles locations that fail now, and how; empty when none does
 */
public record ArchiveStanding(
        Instant seenAt,
        @Nullable Instant caughtUpAt,
        long archivedLsn,
        @Nullable Instant blobsAt,
        int parts,
        int fewestCopies,
        int fewestPlaces,
        int shortOf,
        @Nullable Instant healedAt,
        String troubles) {

    /** How much of the newest work a lost machine would take with it; null when nothing is archived yet. */
    public @Nullable Duration exposed(Instant now) {
        if (caughtUpAt == null || blobsAt == null) {
            return null;
        }
        var older = caughtUpAt.isBefore(blobsAt) ? caughtUpAt : blobsAt;
        return Duration.between(older, now);
    }
}
