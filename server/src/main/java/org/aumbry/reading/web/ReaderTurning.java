package org.aumbry.reading.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.aumbry.reading.Reading;

/** The ways from one window of pages to the next. */
final class ReaderTurning {

    private static final int BEFORE = 3;
    private static final int STEPS = 12;

    private ReaderTurning() {}

    static ReaderPage.Turning of(Reading reading, ReaderAddress address, int first, int last) {
        var at = address.hit(0).at(first);
        int pages = reading.pages();
        int start = Math.max(1, Math.min(first - BEFORE, pages - STEPS + 1));
        var rail = IntStream.rangeClosed(start, Math.min(pages, start + STEPS - 1))
                .mapToObj(page -> step(reading, at, page, first, last))
                .toList();
        return new ReaderPage.Turning(
                at.base(),
                first,
                last,
                pages,
                first > 1 ? at.at(Math.max(1, first - ReaderPages.WINDOW)).href() : null,
                last < pages ? at.at(last + 1).href() : null,
                pages > 1 ? rail : List.of(),
                kept(at, true));
    }

    private static ReaderPage.Step step(Reading reading, ReaderAddress at, int page, int first, int last) {
        var picture = reading.placed()
                ? "/documents/%s/versions/%d/pages/%d-small.jpg"
                        .formatted(reading.document(), reading.version(), page)
                : null;
        return new ReaderPage.Step(page, at.at(page).href(), page >= first && page <= last, picture);
    }

    /** What a form hands on so that nothing of the view is lost. */
    static List<ReaderPage.Choice> kept(ReaderAddress at, boolean find) {
        var kept = new ArrayList<ReaderPage.Choice>();
        if (find && !at.find().isEmpty()) {
            kept.add(new ReaderPage.Choice("find", at.find(), false));
        }
        if (!at.zoom().equals("fit")) {
            kept.add(new ReaderPage.Choice("zoom", at.zoom(), false));
        }
        if (at.textView()) {
            kept.add(new ReaderPage.Choice("view", "text", false));
        }
        if (!at.pane().isEmpty()) {
            kept.add(new ReaderPage.Choice("pane", at.pane(), false));
        }
        return kept;
    }
}
