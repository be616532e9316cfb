package org.aumbry.documents;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;

/** One document. */
public record DocumentId(UUID value) {

    /** Reads the canonical text form; anything else is refused as not found. */
    public static DocumentId parse(String text) {
        return new DocumentId(Identifiers.parse(text));
    }

    public ObjectRef ref() {
        return new ObjectRef("document", value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
