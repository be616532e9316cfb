package org.aumbry.blobs;

/** How much a tenant stores, copies not counted. */
public record BlobTotals(long count, long sizeBytes) {}
