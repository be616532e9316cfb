package org.aumbry.documents;

import java.time.Instant;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A folder.
 *
 * @param place where it lies itself
 * @param depth 1 directly in the space, at most 32
 */
public record Folder(
        FolderId id,
        Place place,
        int depth,
        String title,
        AccessClass accessClass,
        boolean ownClass,
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

    /** The place inside this folder. */
    public Place inside() {
        return new Place(place.space(), id);
    }
}
