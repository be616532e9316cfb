package org.aumbry.reviews.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.identity.web.PeoplePicker;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;

/**
 * All reviews, and the form for another.
 *
 * @param spaces the spaces that can be reviewed alone, as far as the asker may know of them
 * @param people who can be named as reviewers
 */
public record AdminReviewsPage(
        List<Row> rows,
        List<Option> scopes,
        List<Option> spaces,
        Form form,
        PeoplePicker people,
        FieldErrors errors) {

    /** What was typed for another. */
    public record Form(String name, String scope, String space, String days) {

        static final Form EMPTY = new Form("", "network", "", "14");
    }

    /** One campaign. */
    public record Row(
            String id, String name, String scope, String state, String stateWord, long decided, long total,
            Instant deadline) {}
}
