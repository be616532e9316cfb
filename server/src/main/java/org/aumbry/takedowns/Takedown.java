package org.aumbry.takedowns;

import java.time.Instant;
import org.aumbry.documents.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * An object that is, or was, kept from everyone.
 *
 * @param appealedAt when somebody last contested it; null for never
 * @param liftedAt when it was given back; null while it is kept
 */
public record Takedown(
        TakedownId id,
        DocumentId document,
        Category category,
        String reason,
        Instant at,
        @Nullable Instant appealedAt,
        @Nullable Instant liftedAt) {}
