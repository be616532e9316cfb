package org.aumbry.snips.web;

import static org.aumbry.snips.web.SnipForm.text;

import java.util.List;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.snips.NewSnip;
import org.aumbry.snips.SnipId;
import org.aumbry.snips.Snips;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Taking, showing, changing and removing one snip. */
@Controller
class SnipController {

    private final Snips snips;
    private final SnipPages pages;
    private final Documents documents;
    private final Journal journal;
    private final Views views;

    SnipController(Snips snips, SnipPages pages, Documents documents, Journal journal, Views views) {
        this.snips = snips;
        this.pages = pages;
        this.documents = documents;
        this.journal = journal;
        this.views = views;
    }

    /** The form for the passage that was selected. */
    @GetMapping("/documents/{id}/versions/{number}/snips/new")
    View form(
            Principal who,
            @PathVariable String id,
            @PathVariable int number,
            @RequestParam int start,
            @RequestParam int end,
            Words words) {
        var document = DocumentId.parse(id);
        documents.require(who, Permission.COMMENT, document);
        var empty = new SnipForm(start, end, "", "", "", "");
        return views.page(pages.newSnip(who, document, number, empty, null, words));
    }

    @PostMapping("/documents/{id}/versions/{number}/snips")
    View add(Principal who, @PathVariable String id, @PathVariable int number, SnipForm form, Words words) {
        var document = DocumentId.parse(id);
        if (form.start() == null || form.end() == null) {
            throw Refusal.invalid("start", "snips.refusal.place");
        }
        try {
            var snip = snips.add(
                    who,
                    new NewSnip(
                            document, number, form.start(), form.end(), text(form.quote()), text(form.insight()),
                            text(form.note()), form.tagList()));
            return views.seeOther(snip.address(), Toast.of(words.t("snips.added")));
        } catch (Refusal refused) {
            return correct(refused, pages.newSnip(who, document, number, form, sentence(refused, words), words));
        }
    }

    @GetMapping("/snips/{id}")
    View show(Principal who, @PathVariable String id, Words words) {
        var snip = snips.get(who, SnipId.parse(id));
        journal.observe(who, "snip.open", new ObjectRef(Snips.KIND, snip.id().value()));
        return views.page(pages.snip(who, snip, null, words));
    }

    @PostMapping("/snips/{id}")
    View change(Principal who, @PathVariable String id, SnipForm form, Words words) {
        var snip = SnipId.parse(id);
        try {
            snips.change(who, snip, text(form.insight()), text(form.note()), form.tagList());
            return views.seeOther("/snips/" + snip, Toast.of(words.t("snips.changed")));
        } catch (Refusal refused) {
            return correct(refused, pages.snip(who, snips.get(who, snip), sentence(refused, words), words));
        }
    }

    @PostMapping("/snips/{id}/remove")
    View remove(Principal who, @PathVariable String id, Words words) {
        var snip = snips.get(who, SnipId.parse(id));
        snips.remove(who, snip.id());
        return views.seeOther("/documents/" + snip.document(), Toast.of(words.t("snips.removed")));
    }

    /** A page with what was typed and the sentence about it; refusals that are no matter of typing go their own way. */
    private View correct(Refusal refused, Object page) {
        if (List.of(Refusal.Code.INVALID, Refusal.Code.CONFLICT).contains(refused.code())) {
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, page);
        }
        throw refused;
    }

    private static @Nullable String sentence(Refusal refused, Words words) {
        return words.t(refused.messageKey(), refused.arguments().toArray());
    }
}
