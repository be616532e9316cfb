package org.aumbry.documents.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where chosen items could be moved or copied.
 *
 * @param items what forms call the items
 * @param back where to go when the asker thinks better of it
 * @param here the place that is open; null while spaces and drives are shown
 * @param around the place around it, to go back to; empty for the list of spaces and drives
 */
public record TargetsPage(
        List<String> items, String back, @Nullable Choice here, String around, List<Choice> choices) {

    /**
     * One place.
     *
     * @param usable whether the asker may put things there
     */
    public record Choice(String ref, String title, String icon, boolean usable) {}
}
