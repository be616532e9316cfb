package org.aumbry.networks.web;

import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Domain;
import org.aumbry.networks.Domains;
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

/** E-mail domains: claiming, proving, giving up. For administrators. */
@Controller
class DomainsController {

    private static final String PATH = "/admin/domains";

    private final Domains domains;
    private final Views views;

    DomainsController(Domains domains, Views views) {
        this.domains = domains;
        this.views = views;
    }

    @GetMapping(PATH)
    View list(Principal who, Words words) {
        return views.page(page(who, words, "", FieldErrors.none()));
    }

    @PostMapping(PATH)
    View claim(Principal who, Words words, @RequestParam(defaultValue = "") String domain) {
        try {
            domains.claim(who, domain);
            return views.seeOther(PATH, Toast.of(words.t("networks.domain.claimed")));
        } catch (Refusal refusal) {
            return again(who, words, domain, refusal);
        }
    }

    @PostMapping(PATH + "/{id}/verify")
    View verify(Principal who, Words words, @PathVariable String id) {
        try {
            domains.verify(who, Identifiers.parse(id));
            return views.seeOther(PATH, Toast.of(words.t("networks.domain.is-proven")));
        } catch (Refusal refusal) {
            return again(who, words, "", refusal);
        }
    }

    @PostMapping(PATH + "/{id}/remove")
    View remove(Principal who, Words words, @PathVariable String id) {
        domains.remove(who, Identifiers.parse(id));
        return views.seeOther(PATH, Toast.of(words.t("networks.domain.removed")));
    }

    private View again(Principal who, Words words, String typed, Refusal refusal) {
        if (refusal.code() == Refusal.Code.NOT_FOUND || refusal.code() == Refusal.Code.STEP_UP) {
            throw refusal;
        }
        return views.page(
                HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, typed, FieldErrors.of(words, refusal)));
    }

    private DomainsPage page(Principal who, Words words, String typed, FieldErrors errors) {
        var rows = domains.list(who).stream().map(each -> row(words, each)).toList();
        return new DomainsPage(rows, typed, errors);
    }

    private static DomainsPage.Row row(Words words, Domain domain) {
        var state = domain.state().stored();
        return new DomainsPage.Row(
                domain.id().toString(),
                domain.name().ascii(),
                state,
                words.t("networks.domain.state." + state),
                domain.record(),
                domain.value(),
                domain.state() == Domain.State.PROVEN,
                domain.checkedAt());
    }
}
