package org.aumbry.custody.web;

import java.util.List;
import java.util.UUID;
import org.aumbry.custody.Destruction;
import org.aumbry.custody.Destructions;
import org.aumbry.custody.SealOrder;
import org.aumbry.custody.Seals;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page where keys are destroyed for good. */
@Controller
class DestroyedController {

    private static final String PAGE = "/admin/keys/destroyed";

    private final Destructions destructions;
    private final Seals seals;
    private final Users users;
    private final Views views;

    DestroyedController(Destructions destructions, Seals seals, Users users, Views views) {
        this.destructions = destructions;
        this.seals = seals;
        this.users = users;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        return views.page(page(who, words, null, List.of(), "", FieldErrors.none()));
    }

    @PostMapping(PAGE)
    View destroy(
            Principal who,
            Words words,
            @RequestParam(defaultValue = "") String seal,
            @RequestParam(defaultValue = "") String confirm) {
        try {
            destructions.destroy(who, Identifiers.parse(seal), confirm);
            return views.seeOther(PAGE, Toast.of(words.t("custody.destroy.done")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID && refusal.code() != Refusal.Code.CONFLICT) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    page(who, words, null, List.of(), seal, FieldErrors.of(words, refusal)));
        }
    }

    /** Tries every copy and shows what came of it. */
    @PostMapping(PAGE + "/{id}/prove")
    View prove(Principal who, Words words, @PathVariable String id) {
        var of = Identifiers.parse(id);
        var tries = destructions.prove(who, of);
        return views.page(page(who, words, of, tries, "", FieldErrors.none()));
    }

    /** The envelope exactly as signed. */
    @GetMapping(PAGE + "/{id}/certificate.json")
    ResponseEntity<byte[]> certificate(Principal who, @PathVariable String id) {
        var of = Identifiers.parse(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"destruction-" + of + ".json\"")
                .body(destructions.certificate(who, of));
    }

    private DestroyedPage page(
            Principal who, Words words, @Nullable UUID proven, List<Destructions.Try> tries, String asked,
            FieldErrors errors) {
        var done = destructions.list(who);
        var names = users.names(done.stream().map(Destruction::destroyedBy).distinct().toList());
        var gone = done.stream().map(Destruction::order).toList();
        return new DestroyedPage(
                KeysTabs.of(words, PAGE),
                seals.list(who).stream()
                        .filter(order -> order.standing() && order.space() != null && !gone.contains(order.id()))
                        .map(order -> candidate(who, order))
                        .toList(),
                done.stream().map(each -> new DestroyedPage.Row(
                        each.id().toString(),
                        each.space().toString(),
                        names.getOrDefault(each.destroyedBy(), each.destroyedBy().toString()),
                        each.destroyedAt(),
                        destructions.publicKey(each),
                        each.id().equals(proven) ? attempts(words, tries) : List.of())).toList(),
                asked,
                errors);
    }

    private static DestroyedPage.Candidate candidate(Principal who, SealOrder order) {
        var name = order.name().isEmpty() ? String.valueOf(order.space()) : order.name();
        return new DestroyedPage.Candidate(
                order.id().toString(), name, name, order.sealedBy().equals(who.user()));
    }

    private static List<DestroyedPage.Attempt> attempts(Words words, List<Destructions.Try> tries) {
        return tries.stream()
                .map(each -> new DestroyedPage.Attempt(
                        words.t("custody.gone." + each.where()), each.tried(), each.opened()))
                .toList();
    }
}
