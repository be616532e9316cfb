package org.aumbry.blobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading of all blobs of a tenant in every copy, under way or ended.
 *
 * @param endedAt null while it is under way
 * @param seenBytes read in all copies together
 * @param missing copies that were not there, {@code damaged} ones that did not verify, {@code mended} ones written anew
 * @param lost blobs without a sound copy
 */
record ScrubPass(
        Instant begunAt,
        @Nullable Instant endedAt,
        long seen,
        long seenBytes,
        long missing,
        long damaged,
        long mended,
        long lost) {

    static ScrubPass begun(Instant now) {
        return new ScrubPass(now, null, 0, 0, 0, 0, 0, 0);
    }

    ScrubPass plus(BlobScrub.Report report, long bytes) {
        return new ScrubPass(
                begunAt,
                endedAt,
                seen + report.blobs(),
                seenBytes + bytes,
                missing + report.missing(),
                damaged + report.damaged(),
                mended + report.mended(),
                lost + report.lost());
    }

    ScrubPass ended(Instant now) {
        return new ScrubPass(begunAt, now, seen, seenBytes, missing, damaged, mended, lost);
    }
}
