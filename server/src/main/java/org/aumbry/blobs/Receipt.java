package org.aumbry.blobs;

/**
 * What was stored.
 *
 * @param sizeBytes length of the content, unsealed
 * @param sha256 of the content, unsealed, 32 bytes
 */
public record Receipt(BlobId id, long sizeBytes, byte[] sha256) {}
