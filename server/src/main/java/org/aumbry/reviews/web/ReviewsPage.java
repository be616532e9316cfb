package org.aumbry.reviews.web;

import java.time.Instant;
import java.util.List;

/** The reviews in which one has something to decide. */
public record ReviewsPage(List<Row> rows) {

    /** One running campaign. */
    public record Row(String id, String name, long decided, long total, Instant deadline) {}
}
