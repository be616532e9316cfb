package org.aumbry.assurance;

import java.time.Instant;

/**
 * What somebody wants to sign for.
 *
 * @param fileSha256 64 hexadecimal digits, in either case
 */
public record NewEvidence(String name, String note, String fileSha256, Instant validUntil) {}
