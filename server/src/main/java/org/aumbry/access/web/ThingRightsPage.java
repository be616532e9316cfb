package org.aumbry.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Screen 13, X-ray of a thing: everyone who can see it, now or earlier, and what became different.
 *
 * @param at the moment asked about as the form takes it; empty = now
 * @param since the earlier moment compared with; empty = no comparison
 * @param total how many people can see it, also those not listed
 * @param links how many links open it
 */
public record ThingRightsPage(
        String title,
        List<String> narrowed,
        String action,
        String at,
        String since,
        String moment,
        List<Row> people,
        int total,
        int guests,
        int links,
        @Nullable List<Change> changes) {

    /** One person who can see it. */
    public record Row(String name, boolean guest, String permissions, List<String> reasons, String href) {}

    /** What became different for one person. */
    public record Change(String name, String before, String after) {}
}
