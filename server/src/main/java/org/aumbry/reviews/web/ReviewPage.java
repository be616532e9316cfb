package org.aumbry.reviews.web;

import java.time.Instant;
import java.util.List;

/** What one is to decide in a campaign, by space. */
public record ReviewPage(
        String id, String name, Instant deadline, boolean running, long decided, long total, List<Part> parts) {

    /** One space or drive. */
    public record Part(String title, List<Row> rows) {}

    /**
     * One grant.
     *
     * @param decidable whether it can still be kept or revoked
     */
    public record Row(String id, String subject, String what, String on, String outcome, String state,
            boolean decidable) {}
}
