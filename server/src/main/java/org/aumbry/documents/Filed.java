package org.aumbry.documents;

import java.time.Instant;

/**
 * Receipt for content that was taken in: it is durable, hash-checked and part of a document.
 *
 * @param title what the document ended up being called
 * @param sha256 of the content, 64 lower-case hexadecimal digits
 * @param copies in how many places the sealed content lies
 */
public record Filed(
        DocumentId document, int version, String title, long sizeBytes, String sha256, Instant at, int copies) {}
