package org.aumbry.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.jspecify.annotations.Nullable;

/**
 * What can be found of one thing, as it is now.
 *
 * @param kind which {@link SearchSource} it comes from: {@code document}, {@code snip}, ...
 * @param id the thing itself
 * @param documentId the document it opens in; for a document its own id
 * @param version number of the version whose text this is; a hit opens there
 * @param accessClass whose viewers may know of it
 * @param title the title; for a snip its insight
 * @param fileName empty when there is none
 * @param text the canonical text; for a snip its quote. Empty when nothing could be read
 * @param pages where pages begin in the text, ascending; empty when there are none. For a snip the page of its quote at
 *     0
 * @param spaceId the space it is in; null in a person's drive
 * @param ownerId the person who added it
 * @param changedAt the date people see: of the version, or of the snip
 * @param language ISO 639-1 code such as {@code en}; empty when not known
 * @param mediaKind closed list of short words for the kind chip: {@code pdf}, {@code text}, {@code sheet},
 *     {@code slides}, {@code image}, {@code mail}, {@code other}, {@code snip}
 */
public record SearchDocument(
        String kind,
        UUID id,
        UUID documentId,
        int version,
        AccessClass accessClass,
        String title,
        String fileName,
        String text,
        List<PageStart> pages,
        List<String> tags,
        @Nullable UUID spaceId,
        UUID ownerId,
        Instant changedAt,
        String language,
        String mediaKind) {

    public SearchDocument {
        pages = List.copyOf(pages);
        tags = List.copyOf(tags);
    }

    /** Never prints what was written. */
    @Override
    public String toString() {
        return kind + " " + id;
    }
}
