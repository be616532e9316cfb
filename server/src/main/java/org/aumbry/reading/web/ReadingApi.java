package org.aumbry.reading.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.reading.Opens;
import org.aumbry.reading.PageText;
import org.aumbry.reading.Pictures;
import org.aumbry.reading.Readings;
import org.aumbry.reading.Word;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Text and pages of a version, for programs. All offsets count UTF-16 units of the one text of the version. */
@RestController
@RequestMapping("/api/v1/documents/{id}/versions/{number}")
class ReadingApi {

    /** What a page with its words amounts to; the words themselves are counted with the text. */
    private static final int PAGE_BYTES = 4096;

    private static final int MOST_PAGES = 50;
    private static final int PAGES = 10;

    private final Readings readings;
    private final Pictures pictures;
    private final Opens opens;

    ReadingApi(Readings readings, Pictures pictures, Opens opens) {
        this.readings = readings;
        this.pictures = pictures;
        this.opens = opens;
    }

    /** @param text the stretch asked for, or all of it */
    record TextJson(
            String state, String kind, String language, int pages, int length, boolean cut, int start, String text) {}

    record WordJson(int start, int end, float x, float y, float width, float height) {}

    /** @param width in points; absent, like the words, when the text flows */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PageJson(
            int number, int start, int end, @Nullable Float width, @Nullable Float height,
            @Nullable List<WordJson> words) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PagesJson(List<PageJson> items, @Nullable String next) {}

    @GetMapping("/text")
    TextJson text(
            Principal who,
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Integer start,
            @RequestParam(required = false) @Nullable Integer end) {
        var document = DocumentId.parse(id);
        int version = ReaderController.number(number);
        var reading = readings.get(who, document, version);
        int from = start == null ? 0 : start;
        int to = end == null ? reading.chars() : end;
        var text = readings.text(who, document, version, from, to);
        opens.given(who, document, version, text.length());
        return new TextJson(reading.state().word(), reading.mediaKind(), reading.language(), reading.pages(),
                reading.chars(), reading.cut(), from, text);
    }

    @GetMapping("/pages")
    PagesJson pages(
            Principal who,
            @PathVariable String id,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var document = DocumentId.parse(id);
        int version = ReaderController.number(number);
        var reading = readings.get(who, document, version);
        int first = cursor == null ? 1 : cursor(cursor);
        int last = first + Math.clamp(limit == null ? PAGES : limit, 1, MOST_PAGES) - 1;
        var pages = readings.pages(who, document, version, first, last).stream().map(ReadingApi::page).toList();
        opens.given(who, document, version, (long) pages.size() * PAGE_BYTES);
        return new PagesJson(pages, last < reading.pages() ? Integer.toString(last + 1) : null);
    }

    @GetMapping("/pages/{page}/image")
    ResponseEntity<Resource> image(
            Principal who, @PathVariable String id, @PathVariable String number, @PathVariable String page) {
        var document = DocumentId.parse(id);
        int version = ReaderController.number(number);
        var picture = pictures.page(who, document, version, ReaderController.number(page));
        opens.given(who, document, version, picture.jpeg().length);
        return PictureController.answer(picture);
    }

    private static int cursor(String cursor) {
        if (!cursor.matches("[1-9]\\d{0,6}")) {
            throw Refusal.invalid("cursor", "reading.refusal.outside");
        }
        return Integer.parseInt(cursor);
    }

    private static PageJson page(PageText page) {
        if (!page.placed()) {
            return new PageJson(page.number(), page.start(), page.end(), null, null, null);
        }
        var words = page.words().stream().map(ReadingApi::word).toList();
        return new PageJson(page.number(), page.start(), page.end(), page.width(), page.height(), words);
    }

    private static WordJson word(Word word) {
        return new WordJson(word.start(), word.end(), word.x(), word.y(), word.width(), word.height());
    }
}
