package org.aumbry.blobs;

import java.util.UUID;

/** One immutable piece of sealed content. */
public record BlobId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
