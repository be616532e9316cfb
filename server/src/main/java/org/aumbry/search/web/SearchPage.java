package org.aumbry.search.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aumbry.search.Piece;
import org.aumbry.web.ReachMark;
import org.aumbry.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * The search page.
 *
 * @param query as typed
 * @param hidden what else the form sends, by name
 * @param summary how many there are; empty when nothing was asked
 * @param notes what the asker should know about the answer
 * @param advice what would bring something, when nothing was found; null otherwise
 */
public record SearchPage(
        String query,
        List<Map.Entry<String, String>> hidden,
        List<Tab> tabs,
        List<Group> groups,
        List<Tab> orders,
        String summary,
        List<String> notes,
        List<Row> rows,
        List<PersonRow> people,
        @Nullable Advice advice,
        @Nullable String first,
        @Nullable String next) {

    /** Whether there is a question about documents or snips that can be kept. */
    public boolean savable() {
        return people.isEmpty() && (!query.isBlank() || !hidden.isEmpty());
    }


    /** One dimension with its values. */
    public record Group(String label, List<Choice> choices) {}

    /** A value to narrow by. @param count hits that choosing it gives */
    public record Choice(String label, int count, String href, boolean chosen) {}

    /** One hit. @param label the label that holds for it; null for none */
    public record Row(
            String icon,
            List<Piece> title,
            String href,
            @Nullable ReachMark reach,
            @Nullable String label,
            List<String> facts,
            String version,
            Instant date,
            List<Quote> quotes) {}

    /** A passage. @param page the page it stands on, in words; empty when there are no pages */
    public record Quote(List<Piece> pieces, String page, String href) {}

    /** A person of the network. */
    public record PersonRow(String name, String role, String href) {}

    /** What to try. @param way a link that brings something; null when there is none */
    public record Advice(String title, String text, @Nullable Way way) {}

    /** A link. */
    public record Way(String label, String href) {}
}
