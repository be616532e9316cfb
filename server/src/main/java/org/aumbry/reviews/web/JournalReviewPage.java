package org.aumbry.reviews.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * One week of the journal in numbers, with the form in which a reviewer signs or what one stated.
 *
 * @param statement as typed, or as signed
 */
public record JournalReviewPage(
        String id,
        Instant from,
        Instant until,
        String summary,
        List<Row> rows,
        @Nullable Signed signed,
        String statement,
        int longest,
        FieldErrors errors) {

    /** How often something was done with one outcome. @param search the address of those entries */
    public record Row(String verb, String outcome, String outcomeWord, String count, String search) {}

    /** Who stated it, when, and the key that the signature is checked with. */
    public record Signed(String reviewer, Instant at, String publicKey) {}
}
