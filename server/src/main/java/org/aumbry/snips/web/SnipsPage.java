package org.aumbry.snips.web;

import java.util.List;

/**
 * Screen 9: the library of snips.
 *
 * @param tag the tag it is narrowed to; empty for all
 * @param next address of the next page; empty at the end
 */
public record SnipsPage(
        long total,
        List<Filter> filters,
        List<Filter> tags,
        String tag,
        List<SnipCard> cards,
        String next,
        String exportMarkdown,
        String exportJson) {

    /** One choice that narrows the list. */
    public record Filter(String label, long count, String address, boolean current) {}
}
