package org.aumbry.search;

import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param text as typed
 * @param cursor where the page begins, as an earlier answer gave it; null for the first page
 * @param limit hits on the page, 1 to 100
 */
public record Question(String text, Chips chips, Order order, @Nullable String cursor, int limit) {

    public static final int MOST_HITS = 100;

    public Question {
        limit = Math.clamp(limit, 1, MOST_HITS);
    }

    public static Question of(String text) {
        return new Question(text, Chips.NONE, Order.BEST, null, 20);
    }

    /** Never prints what was typed. */
    @Override
    public String toString() {
        return "a question";
    }
}
