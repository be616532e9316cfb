package org.aumbry.snips;

import java.util.ArrayList;
import java.util.List;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.reading.PageText;
import org.aumbry.reading.Readings;
import org.aumbry.reading.ReadingState;
import org.aumbry.reading.Word;
import org.aumbry.search.PageStart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What reading found out about versions. */
@Component
class ReadingSource implements SourceText {

    private static final int MOST_PAGES = 20;

    private final Readings readings;

    ReadingSource(Readings readings) {
        this.readings = readings;
    }

    @Override
    public boolean ready(DocumentId document, int version) {
        return readings.forIndex(document, version)
                .filter(reading -> reading.state() == ReadingState.READY)
                .isPresent();
    }

    @Override
    public String text(Principal who, DocumentId document, int version) {
        if (!ready(document, version)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "snips.refusal.not-read");
        }
        return readings.text(who, document, version);
    }

    @Override
    public @Nullable Integer page(Principal who, DocumentId document, int version, int offset) {
        var placed = readings.forIndex(document, version).filter(reading -> reading.placed());
        return placed.isEmpty() ? null : pageOf(readings.pageStarts(who, document, version), offset);
    }

    @Override
    public List<Passage.Box> boxes(Principal who, DocumentId document, int version, int start, int end) {
        var first = page(who, document, version, start);
        if (first == null) {
            return List.of();
        }
        int last = Math.min(
                pageOf(readings.pageStarts(who, document, version), end - 1), first + MOST_PAGES - 1);
        var boxes = new ArrayList<Passage.Box>();
        for (var page : readings.pages(who, document, version, first, last)) {
            addLines(page, start, end, boxes);
        }
        return boxes;
    }

    private static void addLines(PageText page, int start, int end, List<Passage.Box> boxes) {
        Passage.@Nullable Box line = null;
        for (var word : page.words()) {
            if (word.end() <= start || word.start() >= end) {
                continue;
            }
            var box = box(page.number(), word);
            if (line != null && sameLine(line, box)) {
                line = around(line, box);
            } else {
                if (line != null) {
                    boxes.add(line);
                }
                line = box;
            }
        }
        if (line != null) {
            boxes.add(line);
        }
    }

    private static Passage.Box box(int page, Word word) {
        return new Passage.Box(page, word.x(), word.y(), word.width(), word.height());
    }

    private static boolean sameLine(Passage.Box one, Passage.Box other) {
        double overlap = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        return overlap > 0.5 * Math.min(one.height(), other.height());
    }

    private static Passage.Box around(Passage.Box one, Passage.Box other) {
        double left = Math.min(one.x(), other.x());
        double top = Math.min(one.y(), other.y());
        double right = Math.max(one.x() + one.width(), other.x() + other.width());
        double bottom = Math.max(one.y() + one.height(), other.y() + other.height());
        return new Passage.Box(one.page(), left, top, right - left, bottom - top);
    }

    private static int pageOf(List<PageStart> starts, int offset) {
        int page = 1;
        for (var start : starts) {
            if (start.offset() > offset) {
                break;
            }
            page = start.page();
        }
        return page;
    }
}
