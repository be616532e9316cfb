package org.aumbry.documents;

import java.time.Instant;
import org.aumbry.blobs.BlobId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One immutable content of a document.
 *
 * @param number from 1, without gaps
 * @param sha256 of the content, 64 lower-case hexadecimal digits
 * @param mediaType as detected from the first bytes and the name, never as claimed
 * @param fileName as it came in
 * @param restoredFrom the earlier version whose content this one has again; null for content that came in
 */
public record Version(
        DocumentId document,
        int number,
        BlobId blob,
        long sizeBytes,
        String sha256,
        String mediaType,
        String fileName,
        @Nullable Integer restoredFrom,
        UserId addedBy,
        Instant addedAt) {}
