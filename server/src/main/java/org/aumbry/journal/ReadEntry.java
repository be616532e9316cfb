package org.aumbry.journal;

import org.jspecify.annotations.Nullable;

/**
 * An entry as it was read back.
 *
 * @param commitments what was committed to when the entry was written; null for entries older than that
 * @param seed what the salts of its commitments come from; null when there is none or it can't be opened
 * @param erased whether the key of whoever acted was destroyed
 * @param tampered SHA-256 in hex of sealed details that don't open though their key is there; else empty
 */
public record ReadEntry(
        AuditEntry entry, byte @Nullable [] commitments, byte @Nullable [] seed, boolean erased, String tampered) {}
