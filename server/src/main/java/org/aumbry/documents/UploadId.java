package org.aumbry.documents;

import java.util.UUID;
import org.aumbry.kernel.Identifiers;

/** One upload, under way or just finished. */
public record UploadId(UUID value) {

    /** Reads the canonical text form; anything else is refused as not found. */
    public static UploadId parse(String text) {
        return new UploadId(Identifiers.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
