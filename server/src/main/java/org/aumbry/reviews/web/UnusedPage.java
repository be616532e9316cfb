package org.aumbry.reviews.web;

import java.time.Instant;
import java.util.List;

/** Grants that nobody used, proposed for removal. */
public record UnusedPage(List<Row> rows, long days) {

    /** One grant. */
    public record Row(String id, String subject, String what, String on, Instant since) {}
}
