package org.aumbry.documents;

import org.aumbry.kernel.ObjectRef;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * Where a document or folder lies.
 *
 * @param folder null = directly in the space or drive
 */
public record Place(SpaceId space, @Nullable FolderId folder) {

    public static Place in(SpaceId space) {
        return new Place(space, null);
    }

    /** What the place is in an audit entry: the folder, or else the space. */
    public ObjectRef ref() {
        return folder == null ? space.ref() : folder.ref();
    }

    /** Stable text of the place, for keyed look-ups. */
    String key() {
        return folder == null ? "space " + space : "folder " + folder;
    }
}
