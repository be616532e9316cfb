package org.aumbry.documents;

import java.time.Instant;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** What lies in a space: a folder or a document. */
public sealed interface Item permits Folder, Document {

    ObjectRef ref();

    Place place();

    String title();

    AccessClass accessClass();

    /** Whether the access class is this very thing's, not that of what is around it. */
    boolean ownClass();

    UserId changedBy();

    Instant changedAt();

    @Nullable Trashed trashed();

    default boolean living() {
        return trashed() == null;
    }
}
