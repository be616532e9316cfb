package org.aumbry.snips.web;

import org.jspecify.annotations.Nullable;

/**
 * The form for a new snip, with the passage that was selected.
 *
 * @param reachSentence who will see the insight
 * @param error the sentence about what could not be taken; null when there is none
 */
public record NewSnipPage(
        String documentTitle,
        String action,
        String back,
        String quote,
        String place,
        int start,
        int end,
        String insight,
        String note,
        String tags,
        String reachSentence,
        @Nullable String error) {}
