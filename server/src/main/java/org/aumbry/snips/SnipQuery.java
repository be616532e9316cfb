package org.aumbry.snips;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Which snips, newest first.
 *
 * @param tag only with this tag; null = any
 * @param broken only those whose passage is altered or lost in the current version
 * @param before the page behind this place; null = the first
 */
public record SnipQuery(
        @Nullable String tag,
        @Nullable UserId author,
        @Nullable DocumentId document,
        boolean broken,
        @Nullable Place before) {

    /** Where a page ended. */
    public record Place(Instant createdAt, UUID id) {}

    public static SnipQuery everything() {
        return new SnipQuery(null, null, null, false, null);
    }
}
