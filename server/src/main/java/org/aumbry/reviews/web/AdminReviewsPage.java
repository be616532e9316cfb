package org.aumbry.reviews.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;

/**
 * All reviews, and the form for another.
 *
 * @param spaces the spaces that can be reviewed alone, as far as the asker may know of them
 * @param people who can be named as reviewers
 */
public record AdminReviewsPage(
        List<Row> rows, List<Option> scopes, List<Option> spaces, List<Option> people, FieldErrors errors) {

    /** One campaign. */
    public record Row(
            String id, String name, String scope, String state, String stateWord, long decided, long total,
            Instant deadline) {}
}
