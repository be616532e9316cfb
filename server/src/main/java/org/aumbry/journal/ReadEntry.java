package org.aumbry.journal;

/**
 * An entry as it was read back.
 *
 * @param opened whether it has details and they could be opened
 * @param tampered SHA-256 in hex of sealed details that don't open though their key is there; else empty
 */
public record ReadEntry(AuditEntry entry, boolean opened, String tampered) {}
