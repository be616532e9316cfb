package org.aumbry.continuity;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A network's own backup, as a file.
 *
 * @param madeBy who asked for it; null when the schedule did
 */
public record NetworkBackup(
        UUID id, Instant madeAt, @Nullable UserId madeBy, long sizeBytes, long rows, int blobs) {}
