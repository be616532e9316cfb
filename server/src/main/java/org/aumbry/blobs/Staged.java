package org.aumbry.blobs;

/**
 * An unfinished upload.
 *
 * @param offsetBytes how much of it is durable; it continues there
 */
public record Staged(StagedId id, long offsetBytes) {}
