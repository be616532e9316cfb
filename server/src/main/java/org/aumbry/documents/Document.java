package org.aumbry.documents;

import java.time.Instant;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * A document with what its current version says of itself.
 *
 * @param title what people call it, usually a file name
 * @param currentVersion number of the version shown when nobody asks for another
 * @param sizeBytes of the current version
 * @param mediaType of the current version, as detected
 */
public record Document(
        DocumentId id,
        Place place,
        String title,
        AccessClass accessClass,
        boolean ownClass,
        int currentVersion,
        long sizeBytes,
        String mediaType,
        UserId addedBy,
        Instant addedAt,
        UserId changedBy,
        Instant changedAt,
        @Nullable Trashed trashed)
        implements Item {

    @Override
    public ObjectRef ref() {
        return id.ref();
    }

    public SpaceId spaceId() {
        return place.space();
    }

    public @Nullable FolderId folderId() {
        return place.folder();
    }
}
