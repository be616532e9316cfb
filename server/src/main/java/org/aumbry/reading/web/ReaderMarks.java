package org.aumbry.reading.web;

import java.util.ArrayList;
import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.reading.Finder;
import org.aumbry.reading.Highlight;
import org.aumbry.reading.Highlighter;
import org.aumbry.reading.Reading;
import org.aumbry.reading.ReadingState;
import org.aumbry.reading.Readings;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds out where the address leads and what is marked there. */
@Component
class ReaderMarks {

    /**
     * Where the address leads.
     *
     * @param hit the hit to be shown, from 1; 0 for none
     * @param more whether there are more hits than were looked for
     * @param passage first and last-but-one unit of a passage asked for; null for none
     * @param asked mark of another module that is asked for; null for none
     */
    record Wanted(
            int page,
            String words,
            List<Finder.Hit> hits,
            boolean more,
            int hit,
            int @Nullable [] passage,
            @Nullable String asked) {}

    private final Readings readings;
    private final ObjectProvider<Highlighter> highlighters;

    ReaderMarks(Readings readings, ObjectProvider<Highlighter> highlighters) {
        this.readings = readings;
        this.highlighters = highlighters;
    }

    Wanted wanted(Principal who, Reading reading, ReaderQuery query) {
        if (reading.state() != ReadingState.READY) {
            return new Wanted(1, query.words(), List.of(), false, 0, null, null);
        }
        var hits = hits(who, reading, query.words());
        var passage = within(query.passage(), reading);
        int asked = asked(who, reading, query.asked());
        int explicit = hits.isEmpty() ? 0 : Math.min(query.hitNumber(), hits.size());
        boolean elsewhere = query.page() != null || passage != null || asked >= 0;
        int hit = explicit > 0 || hits.isEmpty() || elsewhere ? explicit : 1;
        int offset = hit > 0 ? hits.get(hit - 1).start() : asked >= 0 ? asked : passage != null ? passage[0] : -1;
        int page = offset < 0
                ? query.pageNumber()
                : ReaderPages.pageOf(readings.pageStarts(who, reading.document(), reading.version()), offset);
        return new Wanted(page, query.words(), hits, hits.size() == Finder.MOST_HITS, hit, passage, query.asked());
    }

    /** Everything marked in a stretch of the text. */
    List<Highlight> in(Principal who, Reading reading, Wanted wanted, int start, int end, Words words) {
        var marks = new ArrayList<Highlight>();
        var window = new Highlighter.Window(reading.document(), reading.version(), start, end, wanted.asked());
        highlighters.orderedStream().forEach(each -> marks.addAll(each.highlights(who, window)));
        for (int i = 0; i < wanted.hits().size(); i++) {
            var hit = wanted.hits().get(i);
            if (hit.start() < end && hit.end() > start) {
                boolean current = i + 1 == wanted.hit();
                marks.add(new Highlight(current ? "hit" : "hit-" + (i + 1), hit.start(), hit.end(), "hit",
                        words.t("reading.mark.hit"), current));
            }
        }
        var passage = wanted.passage();
        if (passage != null) {
            marks.add(new Highlight("at", passage[0], passage[1], "passage", words.t("reading.mark.passage"), true));
        }
        return marks;
    }

    private List<Finder.Hit> hits(Principal who, Reading reading, String query) {
        if (query.isEmpty() || reading.chars() == 0) {
            return List.of();
        }
        return Finder.find(readings.text(who, reading.document(), reading.version()), query);
    }

    private int asked(Principal who, Reading reading, @Nullable String asked) {
        if (asked == null) {
            return -1;
        }
        return highlighters.orderedStream()
                .mapToInt(each -> each.startOf(who, reading.document(), reading.version(), asked))
                .filter(start -> start >= 0 && start <= reading.chars())
                .findFirst()
                .orElse(-1);
    }

    private static int @Nullable [] within(int @Nullable [] passage, Reading reading) {
        return passage != null && passage[1] <= reading.chars() ? passage : null;
    }
}
