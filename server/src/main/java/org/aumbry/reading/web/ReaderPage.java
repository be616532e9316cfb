package org.aumbry.reading.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.labels.Label;
import org.aumbry.reading.ReaderPane;
import org.aumbry.web.Crumb;
import org.aumbry.web.ReachMark;
import org.aumbry.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * The reader.
 *
 * @param state word of the reading's state
 * @param retry where a reading that failed can be asked for again; null when there is nothing to ask or no permission
 * @param sheets the pages on the screen
 * @param guard what the label and the network ask of the screen
 * @param text whether drawn pages are shown as flowing text
 */
public record ReaderPage(
        Head head,
        Folio folio,
        String state,
        @Nullable String retry,
        boolean cut,
        boolean drawn,
        boolean text,
        String zoom,
        List<Sheet> sheets,
        Turning turning,
        Find find,
        List<Choice> zooms,
        @Nullable String otherView,
        Passage passage,
        List<Tab> tabs,
        ReaderPane.Drawing pane,
        Guard guard) {

    /**
     * @param download null when the person may not download
     * @param cost how much of the budget is used; null when nobody counts
     * @param share null when the person may not share
     * @param newer the current version, when the one on the screen is older
     */
    public record Head(
            List<Crumb> crumbs,
            String title,
            ReachMark reach,
            String history,
            String report,
            @Nullable String share,
            @Nullable String download,
            @Nullable String cost,
            @Nullable Choice newer) {}

    /**
     * What the label of the document and the network ask of the screen.
     *
     * @param label the label that holds; null when there is none
     * @param labelling where the label is shown and set
     * @param watermark lines that stand across every page; empty for none
     * @param copying whether text may be taken over
     * @param printing whether pages may be printed
     */
    public record Guard(
            @Nullable Label label, String labelling, List<String> watermark, boolean copying, boolean printing) {}

    /** @param kind short word of the kind */
    public record Folio(String kind, int version, Instant date, int pages) {}

    /**
     * Going through the pages.
     *
     * @param first first page on the screen
     * @param last last page on the screen
     */
    public record Turning(
            String action,
            int first,
            int last,
            int pages,
            @Nullable String previous,
            @Nullable String next,
            List<Step> rail,
            List<Choice> kept) {}

    /** @param picture small picture of the page; null when it has none */
    public record Step(int page, String href, boolean current, @Nullable String picture) {}

    /**
     * Searching inside.
     *
     * @param at which hit is shown, from 1; 0 for none
     * @param more whether there are more hits than were counted
     */
    public record Find(
            String action,
            String words,
            int count,
            boolean more,
            int at,
            @Nullable String previous,
            @Nullable String next,
            String clear,
            List<Choice> kept) {}

    /** A link, or the name and value of a hidden field. */
    public record Choice(String name, String value, boolean current) {}

    /** What the island needs to make links and citations of a selected passage. */
    public record Passage(String address, String title, int version, boolean snips) {}
}
