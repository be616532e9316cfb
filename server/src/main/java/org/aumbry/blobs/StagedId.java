package org.aumbry.blobs;

import java.util.UUID;

/** An upload that is not finished yet. The blob it becomes carries the same UUID. */
public record StagedId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
