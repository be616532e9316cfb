package org.aumbry.reviews.web;

import java.time.Instant;
import java.util.List;

/** The weekly digests of the journal. */
public record JournalReviewsPage(List<Row> rows) {

    /** One week. @param state waiting, overdue or signed */
    public record Row(
            String id, Instant from, Instant until, String entries, String denied, String state, String stateWord) {}
}
