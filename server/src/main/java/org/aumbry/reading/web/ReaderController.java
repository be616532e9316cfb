package org.aumbry.reading.web;

import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.reading.Readings;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Reading a document. */
@Controller
class ReaderController {

    private final ReaderPages pages;
    private final Readings readings;
    private final Views views;

    ReaderController(ReaderPages pages, Readings readings, Views views) {
        this.pages = pages;
        this.readings = readings;
        this.views = views;
    }

    @GetMapping("/documents/{id}")
    View current(Principal who, @PathVariable String id, ReaderQuery query, Words words) {
        return views.page(pages.of(who, DocumentId.parse(id), null, query, words));
    }

    @GetMapping("/documents/{id}/versions/{number}")
    View version(Principal who, @PathVariable String id, @PathVariable String number, ReaderQuery query, Words words) {
        return views.page(pages.of(who, DocumentId.parse(id), number(number), query, words));
    }

    @PostMapping("/documents/{id}/versions/{number}/read-again")
    View again(Principal who, @PathVariable String id, @PathVariable String number, Words words) {
        var document = DocumentId.parse(id);
        int version = number(number);
        readings.again(who, document, version);
        var back = "/documents/" + document + "/versions/" + version;
        return views.seeOther(back, Toast.of(words.t("reading.done.again")));
    }

    /** A number in an address; anything else is not found, like a version nobody made. */
    static int number(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw Refusal.notFound();
        }
        return Integer.parseInt(text);
    }
}
