package org.aumbry.policies.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another policy would change and do.
 *
 * @param effects sentences about sessions, people and downloads, from what is there and what happened
 * @param locked names of options that would change but are locked
 */
public record PolicyReviewPage(
        List<Row> rows, List<String> effects, List<String> locked, boolean waiting, @Nullable String preset) {

    /** @param to the value as forms send it */
    public record Row(
            String id, String to, String name, String fromText, String toText, String chip, String direction) {}

    public boolean ready() {
        return !rows.isEmpty() && locked.isEmpty() && !waiting;
    }
}
