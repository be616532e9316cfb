package org.aumbry.snips.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the forms for a snip send.
 *
 * @param tags separated by commas
 */
public record SnipForm(
        @Nullable Integer start,
        @Nullable Integer end,
        @Nullable String quote,
        @Nullable String insight,
        @Nullable String note,
        @Nullable String tags) {

    static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    List<String> tagList() {
        return Arrays.asList(text(tags).split(","));
    }
}
