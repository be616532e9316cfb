package org.aumbry.continuity;

import java.util.UUID;
import org.aumbry.crypto.SealingKey;

/** A generation that is being written, with its key. */
record OpenGeneration(UUID id, SealingKey key) {

    @Override
    public String toString() {
        return "generation " + id;
    }
}
