package org.aumbry.blobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one of the places is where copies of blobs lie.
 *
 * @param copy its number, from 0
 * @param location the name its operator gave it; two places of one name fall together
 * @param awaySince since when it can't be used; null while it can
 * @param problem why not, in a few words without addresses and keys; empty while it can
 */
record PlaceState(int copy, String location, @Nullable Instant awaySince, String problem) {

    boolean away() {
        return awaySince != null;
    }
}
