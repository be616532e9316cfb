package org.aumbry.takedowns;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about an object.
 *
 * @param reporter null for the holder of a link
 */
public record Report(
        UUID id,
        DocumentId document,
        Category category,
        String text,
        @Nullable UserId reporter,
        Instant at,
        @Nullable Instant closedAt) {}
