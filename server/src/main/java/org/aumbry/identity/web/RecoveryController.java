package org.aumbry.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.aumbry.identity.Recovery;
import org.aumbry.identity.RecoveryClaim;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Recovering a network: the public pages, and the administrators' page that stops it. */
@Controller
class RecoveryController {

    private final Recovery recovery;
    private final Views views;

    RecoveryController(Recovery recovery, Views views) {
        this.recovery = recovery;
        this.views = views;
    }

    @GetMapping("/recover")
    View ask() {
        return views.page(new RecoverPage("/recover", "", "", "", "", FieldErrors.none()));
    }

    @PostMapping("/recover")
    View begin(
            Words words,
            @RequestParam(defaultValue = "") String domain,
            @RequestParam(defaultValue = "") String email) {
        try {
            return views.seeOther("/recover/" + recovery.begin(domain, email));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new RecoverPage("/recover", "", "", "", "", FieldErrors.of(words, refusal)));
        }
    }

    @GetMapping("/recover/{ticket}")
    View task(@PathVariable String ticket) {
        return views.page(page(ticket, "", "", FieldErrors.none()));
    }

    /** Answers with the page itself, not a redirect: the invitation is shown this once and kept nowhere. */
    @PostMapping("/recover/{ticket}")
    View proceed(Words words, @PathVariable String ticket, HttpServletRequest request) {
        var standing = recovery.proceed(ticket);
        var ready = standing.readyAt();
        var state = words.t("identity.recovery." + standing.word(), ready == null ? "" : words.date(ready));
        var link = standing.link().isEmpty() ? "" : Origins.absolute(request, standing.link());
        return views.page(page(ticket, state, link, FieldErrors.none()));
    }

    private RecoverPage page(String ticket, String state, String link, FieldErrors errors) {
        var task = recovery.task(ticket);
        return new RecoverPage("/recover/" + ticket, task.record(), task.value(), state, link, errors);
    }

    @GetMapping("/admin/recovery")
    View list(Principal who, Words words) {
        return views.page(new RecoveryPage(recovery.list(who).stream().map(claim -> row(words, claim)).toList()));
    }

    @PostMapping("/admin/recovery/{id}/stop")
    View stop(Principal who, Words words, @PathVariable String id) {
        recovery.stop(who, Identifiers.parse(id));
        return views.seeOther("/admin/recovery", Toast.of(words.t("identity.recovery.stopped-now")));
    }

    private static RecoveryPage.Row row(Words words, RecoveryClaim claim) {
        var state = claim.state().name().toLowerCase(Locale.ROOT);
        return new RecoveryPage.Row(
                claim.id().toString(),
                claim.domain(),
                claim.email(),
                claim.startedAt(),
                claim.readyAt(),
                state,
                words.t("identity.recovery.state." + state),
                claim.state() == RecoveryClaim.State.WAITING);
    }
}
