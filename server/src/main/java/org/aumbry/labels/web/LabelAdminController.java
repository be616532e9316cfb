package org.aumbry.labels.web;

import java.util.List;
import org.aumbry.identity.Administrators;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.labels.Label;
import org.aumbry.labels.LabelBook;
import org.aumbry.labels.LabelId;
import org.aumbry.labels.LabelKind;
import org.aumbry.labels.Labels;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** Administrators' pages about the labels of the network. */
@Controller
class LabelAdminController {

    private final Labels labels;
    private final LabelBook book;
    private final Administrators administrators;
    private final Views views;

    LabelAdminController(Labels labels, LabelBook book, Administrators administrators, Views views) {
        this.labels = labels;
        this.book = book;
        this.administrators = administrators;
        this.views = views;
    }

    @GetMapping("/admin/labels")
    View list(Principal who, Words words) {
        administrators.require(who, "label.list");
        return views.page(new LabelsPage(labels.list().stream()
                .map(label -> new LabelsPage.Row(
                        label.id().toString(), label.named(words), label.rank(),
                        LabelWords.sentences(label.restriction(), words)))
                .toList()));
    }

    @GetMapping("/admin/labels/new")
    View blank(Principal who, Words words) {
        administrators.require(who, "label.add");
        return views.page(page(null, new LabelForm("", "60", List.of(), ""), FieldErrors.none(), words));
    }

    @PostMapping("/admin/labels")
    View add(Principal who, @ModelAttribute LabelForm form, Words words) {
        administrators.require(who, "label.add");
        try {
            book.add(who, form.nameText(), form.rankNumber(), form.restriction());
            return views.seeOther("/admin/labels", Toast.of(words.t("labels.admin.added")));
        } catch (Refusal refusal) {
            requireInvalid(refusal);
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(null, form, FieldErrors.of(words, refusal), words));
        }
    }

    @GetMapping("/admin/labels/{id}")
    View edit(Principal who, @PathVariable String id, Words words) {
        var label = book.get(who, LabelId.parse(id));
        var restriction = label.restriction();
        var form = new LabelForm(
                label.name(), String.valueOf(label.rank()),
                restriction.demands().stream().map(LabelWords::key).toList(),
                restriction.freshMinutes() == 0 ? "" : String.valueOf(restriction.freshMinutes()));
        return views.page(page(label, form, FieldErrors.none(), words));
    }

    @PostMapping("/admin/labels/{id}")
    View change(Principal who, @PathVariable String id, @ModelAttribute LabelForm form, Words words) {
        var label = book.get(who, LabelId.parse(id));
        try {
            book.change(who, label.id(), form.rankNumber(), form.restriction());
            return views.seeOther("/admin/labels", Toast.of(words.t("labels.admin.changed")));
        } catch (Refusal refusal) {
            requireInvalid(refusal);
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(label, form, FieldErrors.of(words, refusal), words));
        }
    }

    @PostMapping("/admin/labels/{id}/remove")
    View remove(Principal who, @PathVariable String id, Words words) {
        book.remove(who, book.get(who, LabelId.parse(id)).id());
        return views.seeOther("/admin/labels", Toast.of(words.t("labels.admin.removed")));
    }

    private static LabelFormPage page(
            @Nullable Label label, LabelForm form, FieldErrors errors, Words words) {
        var address = label == null ? "/admin/labels" : "/admin/labels/" + label.id();
        return new LabelFormPage(
                label == null ? words.t("labels.admin.new") : label.named(words),
                address,
                label == null,
                form.nameText(),
                form.rank() == null ? "" : form.rank(),
                LabelWords.choosable().stream()
                        .map(demand -> new LabelFormPage.Box(
                                LabelWords.key(demand), words.t("labels.demand." + LabelWords.key(demand)),
                                form.ticked().contains(LabelWords.key(demand))))
                        .toList(),
                form.fresh() == null ? "" : form.fresh(),
                label != null && label.kind() == LabelKind.CUSTOM ? address + "/remove" : "",
                errors);
    }

    private static void requireInvalid(Refusal refusal) {
        if (refusal.code() != Refusal.Code.INVALID) {
            throw refusal;
        }
    }
}
