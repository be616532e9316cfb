package org.aumbry.labels.web;

import java.util.ArrayList;
import java.util.List;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.labels.Label;
import org.aumbry.labels.LabelId;
import org.aumbry.labels.Labels;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
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

/** The label of one space, folder or document. */
@Controller
class LabelController {

    private final Labels labels;
    private final Views views;

    LabelController(Labels labels, Views views) {
        this.labels = labels;
        this.views = views;
    }

    @GetMapping("/labels/{kind}/{id}")
    View show(Principal who, @PathVariable String kind, @PathVariable String id, Words words) {
        var thing = labels.get(who, kind, Identifiers.parse(id));
        var own = thing.own();
        return views.page(page(thing, own == null ? "" : own.id().toString(), "", FieldErrors.none(), words));
    }

    @PostMapping("/labels/{kind}/{id}")
    View set(
            Principal who,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String reason,
            Words words) {
        var thing = labels.get(who, kind, Identifiers.parse(id));
        try {
            labels.set(who, kind, thing.object().id(), label.isEmpty() ? null : LabelId.parse(label), reason);
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            var status = refusal.code() == Refusal.Code.INVALID
                    ? HttpStatus.UNPROCESSABLE_CONTENT
                    : HttpStatus.CONFLICT;
            return views.page(status, page(thing, label, reason, FieldErrors.of(words, refusal), words));
        }
        return views.seeOther(thing.object().address(), Toast.of(words.t("labels.done")));
    }

    private LabelPage page(Labels.Labelled thing, String chosen, String reason, FieldErrors errors, Words words) {
        return new LabelPage(
                thing.object().title(),
                "/labels/" + thing.object().kind() + "/" + thing.object().id(),
                thing.object().address(),
                named(thing.holds(), words),
                named(thing.around(), words),
                LabelWords.sentences(thing.restriction(), words),
                chosen,
                choices(thing, words),
                thing.mayRaise() || thing.mayLower(),
                thing.mayLower() && thing.own() != null,
                reason,
                errors);
    }

    /** Nothing looser than what is around; nothing lower than now for those who may only raise. */
    private List<Option> choices(Labels.Labelled thing, Words words) {
        var own = thing.own();
        var choices = new ArrayList<Option>();
        if (own == null || thing.mayLower()) {
            choices.add(new Option("", words.t("labels.none-of-its-own")));
        }
        int around = thing.around() == null ? 0 : thing.around().rank();
        int floor = own == null || thing.mayLower() ? around : Math.max(around, own.rank());
        for (var label : labels.list()) {
            if (label.rank() >= floor) {
                choices.add(new Option(label.id().toString(), label.named(words)));
            }
        }
        return List.copyOf(choices);
    }

    private static @Nullable String named(@Nullable Label label, Words words) {
        return label == null ? null : label.named(words);
    }
}
