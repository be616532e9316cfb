package org.aumbry.policies.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.policies.Firewall;
import org.aumbry.policies.FirewallRule;
import org.aumbry.policies.FirewallTrial;
import org.aumbry.policies.PendingChanges;
import org.aumbry.web.FieldErrors;
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

/** Administrators' pages about the firewall: rules in order, one rule to write, a trial on the past. */
@Controller
class FirewallController {

    private static final String PAGE = "/admin/firewall";

    private final Firewall firewall;
    private final FirewallTrial trial;
    private final PendingChanges pending;
    private final RulePages pages;
    private final Ids ids;
    private final Views views;

    FirewallController(
            Firewall firewall, FirewallTrial trial, PendingChanges pending, RulePages pages, Ids ids, Views views) {
        this.firewall = firewall;
        this.trial = trial;
        this.pending = pending;
        this.pages = pages;
        this.ids = ids;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        return views.page(page(who, words, null));
    }

    @GetMapping(PAGE + "/rules/new")
    View fresh(Principal who, Words words) {
        firewall.draft(who);
        var empty = new FirewallRule(
                ids.next(), false, List.of(), null, Set.of(), Set.of(), Set.of(), Set.of(), "", true);
        return views.page(pages.form(who, words, empty, true, FieldErrors.none()));
    }

    @GetMapping(PAGE + "/rules/{id}")
    View rule(Principal who, Words words, @PathVariable String id) {
        return views.page(pages.form(who, words, find(who, id), false, FieldErrors.none()));
    }

    @PostMapping(PAGE + "/rules")
    View add(Principal who, Words words, RuleForm form) {
        return write(who, words, form, ids.next(), true);
    }

    @PostMapping(PAGE + "/rules/{id}")
    View change(Principal who, Words words, @PathVariable String id, RuleForm form) {
        return write(who, words, form, find(who, id).id(), false);
    }

    @PostMapping(PAGE + "/rules/{id}/up")
    View up(Principal who, @PathVariable String id) {
        firewall.move(who, find(who, id).id(), true);
        return views.seeOther(PAGE);
    }

    @PostMapping(PAGE + "/rules/{id}/down")
    View down(Principal who, @PathVariable String id) {
        firewall.move(who, find(who, id).id(), false);
        return views.seeOther(PAGE);
    }

    @PostMapping(PAGE + "/rules/{id}/remove")
    View remove(Principal who, Words words, @PathVariable String id) {
        firewall.remove(who, find(who, id).id());
        return views.seeOther(PAGE, Toast.of(words.t("policies.firewall.removed")));
    }

    @PostMapping(PAGE + "/discard")
    View discard(Principal who, Words words) {
        firewall.discard(who);
        return views.seeOther(PAGE, Toast.of(words.t("policies.firewall.discarded")));
    }

    @GetMapping(PAGE + "/trial")
    View tryOut(Principal who, Words words) {
        var rules = firewall.draft(who).rules();
        return views.page(pages.trial(who, words, rules, trial.run(who)));
    }

    @PostMapping(PAGE + "/commit")
    View commit(Principal who, Words words, @RequestParam(defaultValue = "10") String minutes) {
        try {
            firewall.commit(who, minutes.matches("[0-9]{1,3}") ? Integer.parseInt(minutes) : 0);
            return views.seeOther(PAGE);
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.CONFLICT && refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            var problem = words.t(refusal.messageKey(), refusal.arguments().toArray());
            return views.page(HttpStatus.CONFLICT, page(who, words, problem));
        }
    }

    private FirewallPage page(Principal who, Words words, @Nullable String problem) {
        var draft = firewall.draft(who);
        var waiting = PendingView.of(words, pending.current().orElse(null), PAGE);
        return new FirewallPage(pages.rows(who, words, draft.rules()), draft.changed(), waiting, problem);
    }

    private View write(Principal who, Words words, RuleForm form, UUID id, boolean fresh) {
        firewall.draft(who);
        try {
            firewall.put(who, form.rule(id));
            return views.seeOther(PAGE, Toast.of(words.t("policies.firewall.written")));
        } catch (Refusal refusal) {
            if (refusal.code() != Refusal.Code.INVALID) {
                throw refusal;
            }
            var again = pages.form(who, words, form.tolerant(id), fresh, FieldErrors.of(words, refusal));
            return views.page(HttpStatus.UNPROCESSABLE_CONTENT, again.said(form));
        }
    }

    private FirewallRule find(Principal who, String id) {
        var wanted = ChangesController.Ids.parse(id);
        return firewall.draft(who).rules().stream()
                .filter(rule -> rule.id().equals(wanted))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }
}
