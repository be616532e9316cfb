package org.aumbry.policies.web;

import java.util.regex.Pattern;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.policies.Findings;
import org.aumbry.policies.HoneyPots;
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

/** What looked like abuse, and the bait that shows who looks where nobody should. */
@Controller
class AlertsController {

    private static final String PAGE = AlertPages.PAGE;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Findings findings;
    private final HoneyPots honey;
    private final AlertPages pages;
    private final Views views;

    AlertsController(Findings findings, HoneyPots honey, AlertPages pages, Views views) {
        this.findings = findings;
        this.honey = honey;
        this.pages = pages;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words, @RequestParam(defaultValue = "") String user) {
        var only = user.isEmpty() ? null : UserId.parse(user);
        return views.page(pages.of(who, words, only, "", FieldErrors.none()));
    }

    @PostMapping(PAGE + "/{id}/acknowledge")
    View acknowledge(Principal who, Words words, @PathVariable String id) {
        findings.acknowledge(who, ChangesController.Ids.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("policies.alerts.acknowledged")));
    }

    /** @param document its identifier, or any address that holds it */
    @PostMapping(PAGE + "/honey/documents")
    View mark(Principal who, Words words, @RequestParam(defaultValue = "") String document) {
        findings.list(who, null);
        try {
            var id = ID.matcher(document);
            if (!id.find()) {
                throw Refusal.invalid("document", "policies.honey.unknown");
            }
            honey.mark(who, ChangesController.Ids.parse(id.group()));
            return views.seeOther(PAGE, Toast.of(words.t("policies.honey.marked")));
        } catch (Refusal refusal) {
            return again(who, words, refusal);
        }
    }

    /** Answers with the page itself, not a redirect: the key is shown this once and kept nowhere. */
    @PostMapping(PAGE + "/honey/tokens")
    View make(Principal who, Words words, @RequestParam(defaultValue = "") String name) {
        findings.list(who, null);
        try {
            var secret = honey.makeToken(who, name);
            return views.page(HttpStatus.CREATED, pages.of(who, words, null, secret, FieldErrors.none()));
        } catch (Refusal refusal) {
            return again(who, words, refusal);
        }
    }

    @PostMapping(PAGE + "/honey/{id}/remove")
    View remove(Principal who, Words words, @PathVariable String id) {
        honey.remove(who, ChangesController.Ids.parse(id));
        return views.seeOther(PAGE, Toast.of(words.t("policies.honey.removed")));
    }

    private View again(Principal who, Words words, Refusal refusal) {
        if (refusal.code() == Refusal.Code.NOT_FOUND) {
            return again(who, words, Refusal.invalid("document", "policies.honey.unknown"));
        }
        if (refusal.code() != Refusal.Code.INVALID) {
            throw refusal;
        }
        return views.page(
                HttpStatus.UNPROCESSABLE_CONTENT, pages.of(who, words, null, "", FieldErrors.of(words, refusal)));
    }
}
