package org.aumbry.reading.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.reading.Highlight;
import org.aumbry.reading.Opens;
import org.aumbry.reading.PageText;
import org.aumbry.reading.Reading;
import org.aumbry.reading.ReadingState;
import org.aumbry.reading.Readings;
import org.aumbry.search.PageStart;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the reader together: head, a window of pages with their marks, the pane beside it. */
@Component
class ReaderPages {

    /** Pages on one screen, so that a long book stays a short answer. */
    static final int WINDOW = 3;

    private final Documents documents;
    private final Readings readings;
    private final ReaderHeads heads;
    private final ReaderMarks marks;
    private final ReaderPanes panes;
    private final Opens opens;
    private final ReaderGuards guards;

    ReaderPages(
            Documents documents,
            Readings readings,
            ReaderHeads heads,
            ReaderMarks marks,
            ReaderPanes panes,
            Opens opens,
            ReaderGuards guards) {
        this.documents = documents;
        this.readings = readings;
        this.heads = heads;
        this.marks = marks;
        this.panes = panes;
        this.opens = opens;
        this.guards = guards;
    }

    /** @param number null for the current version */
    ReaderPage of(Principal who, DocumentId id, @Nullable Integer number, ReaderQuery query, Words words) {
        var document = documents.get(who, id);
        int shown = number == null ? document.currentVersion() : number;
        var version = documents.version(who, id, shown);
        var reading = readings.get(who, id, shown);
        opens.opened(who, id, shown);
        var wanted = marks.wanted(who, reading, query);
        int first = windowStart(wanted.page(), reading.pages());
        int last = Math.min(first + WINDOW - 1, reading.pages());
        var at = new ReaderAddress(id, number, first, wanted.words(), wanted.hit(), query.zoomWord(), query.textView(),
                query.paneKey());
        boolean text = query.textView() && reading.placed();
        var sheets = sheets(who, reading, wanted, words, new Screen(first, last, text));
        var head = heads.of(who, document, version, words);
        boolean retry = hopeful(reading.state()) && heads.may(who, document, Permission.EDIT);
        var pane = panes.of(who, document, reading, new ReaderPanes.Window(first, last, query.asked()), at, words);
        return new ReaderPage(
                head,
                new ReaderPage.Folio(reading.mediaKind(), shown, version.addedAt(), reading.pages()),
                reading.state().word(),
                retry ? new ReaderAddress(id, shown, 1, "", 0, "fit", false, "").base() + "/read-again" : null,
                reading.cut(),
                reading.placed(),
                text,
                query.zoomWord(),
                sheets,
                ReaderTurning.of(reading, at, first, last),
                find(wanted, at),
                zooms(at, words),
                reading.placed() && reading.chars() > 0 ? at.asText(!text).href() : null,
                new ReaderPage.Passage("/documents/" + id + "/versions/" + shown, document.title(), shown,
                        panes.has("snips")),
                pane.tabs(),
                pane.drawing(),
                guards.of(who, document, words));
    }

    /** Whether the same file could end otherwise another time. */
    private static boolean hopeful(ReadingState state) {
        return state == ReadingState.TIMED_OUT || state == ReadingState.DAMAGED;
    }

    private record Screen(int first, int last, boolean text) {}

    private List<Sheet> sheets(
            Principal who, Reading reading, ReaderMarks.Wanted wanted, Words words, Screen screen) {
        if (reading.state() != ReadingState.READY) {
            return List.of();
        }
        var id = reading.document();
        int version = reading.version();
        var pages = readings.pages(who, id, version, screen.first(), screen.last());
        if (pages.isEmpty()) {
            return List.of();
        }
        int start = pages.getFirst().start();
        int end = pages.getLast().end();
        var text = readings.text(who, id, version, start, end);
        opens.shown(who, id, version, text.length());
        var highlights = marks.in(who, reading, wanted, start, end, words);
        var given = new HashSet<String>();
        var sheets = new ArrayList<Sheet>();
        for (var page : pages) {
            var own = text.substring(page.start() - start, page.end() - start);
            sheets.add(sheet(reading, page, own, highlights, given, screen.text()));
        }
        return sheets;
    }

    private static Sheet sheet(
            Reading reading,
            PageText page,
            String text,
            List<Highlight> highlights,
            HashSet<String> given,
            boolean asText) {
        if (page.placed() && !asText) {
            var picture = "/documents/%s/versions/%d/pages/%d.jpg"
                    .formatted(reading.document(), reading.version(), page.number());
            return PlacedSheets.of(page, text, highlights, picture, given);
        }
        var spans = FlowingSheets.spans(page, text, highlights, given);
        return page.placed() ? FlowingSheets.ofLines(page, text, spans) : FlowingSheets.of(page, spans);
    }

    private static ReaderPage.Find find(ReaderMarks.Wanted wanted, ReaderAddress at) {
        int count = wanted.hits().size();
        int hit = wanted.hit();
        var start = at.withoutFind();
        return new ReaderPage.Find(
                at.base(),
                wanted.words(),
                count,
                wanted.more(),
                hit,
                hit > 1 ? at.hit(hit - 1).href() : null,
                hit > 0 && hit < count ? at.hit(hit + 1).href() : null,
                start.href(),
                ReaderTurning.kept(at, false));
    }

    private static List<ReaderPage.Choice> zooms(ReaderAddress at, Words words) {
        return ReaderAddress.ZOOMS.stream()
                .map(zoom -> new ReaderPage.Choice(
                        zoom.equals("fit") ? words.t("reading.zoom.fit") : zoom + " %",
                        at.zoomed(zoom).href(),
                        zoom.equals(at.zoom())))
                .toList();
    }

    /** Windows always begin at the same pages, so that going back shows what was there. */
    static int windowStart(int page, int pages) {
        int within = Math.clamp(page, 1, Math.max(1, pages));
        return (within - 1) / WINDOW * WINDOW + 1;
    }

    /** The page on which an offset of the text stands. */
    static int pageOf(List<PageStart> starts, int offset) {
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
