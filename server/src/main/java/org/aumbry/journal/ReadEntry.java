package org.aumbry.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it was read back.
 *
 * @param commitments what was committed to when the entry was written; null for entries older than that
 * @param seed what the salts of its commitments come from; null when there is none or it can't be opened
 * @param erased whether the key of whoever acted was destroyed
 * @param tampered SHA-256 in hex of sealed details that don't open though their key is there; else empty
 * @param erasedBy the erasure that its values went by, as the row says; null when they did not go so
 */
public record ReadEntry(
        AuditEntry entry,
        byte @Nullable [] commitments,
        byte @Nullable [] seed,
        boolean erased,
        String tampered,
        @Nullable UUID erasedBy) {

    ReadEntry(
            AuditEntry entry, byte @Nullable [] commitments, byte @Nullable [] seed, boolean erased, String tampered) {
        this(entry, commitments, seed, erased, tampered, null);
    }

    ReadEntry erasedBy(@Nullable UUID erasure) {
        return new ReadEntry(entry, commitments, seed, erased, tampered, erasure);
    }
}
