package org.aumbry.checkpoints;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a leaf beside its entry.
 *
 * @param commitments null when the entry has its own, as every entry has that was written since they are
 * @param seedSealed for commitments that are kept here; null when there are no values
 */
record Leaf(long position, UUID entry, byte @Nullable [] commitments, byte @Nullable [] seedSealed) {

    static Leaf of(long position, UUID entry) {
        return new Leaf(position, entry, null, null);
    }
}
