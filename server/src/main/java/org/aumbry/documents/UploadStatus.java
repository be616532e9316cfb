package org.aumbry.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an upload is.
 *
 * @param offsetBytes what is durable so far
 * @param lengthBytes null while nobody has said it
 * @param filed what became of it; null while bytes are missing
 */
public record UploadStatus(
        UploadId id, long offsetBytes, @Nullable Long lengthBytes, Instant expiresAt, @Nullable Filed filed) {}
