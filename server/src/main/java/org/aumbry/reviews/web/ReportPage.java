package org.aumbry.reviews.web;

import java.time.Instant;
import java.util.List;

/**
 * The signed report of a campaign.
 *
 * @param publicKey the key that signed it, in base64
 */
public record ReportPage(
        String id, String name, Instant closedAt, List<String> counts, List<Row> rows, String publicKey) {

    /** One grant and what became of it. */
    public record Row(String subject, String what, String on, String outcome, String state) {}
}
