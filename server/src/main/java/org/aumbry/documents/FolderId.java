package org.aumbry.documents;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;

/** One folder. */
public record FolderId(UUID value) {

    /** Reads the canonical text form; anything else is refused as not found. */
    public static FolderId parse(String text) {
        return new FolderId(Identifiers.parse(text));
    }

    public ObjectRef ref() {
        return new ObjectRef("folder", value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
