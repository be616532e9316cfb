package org.aumbry.support.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.Operator;
import org.aumbry.operators.OperatorRoster;
import org.aumbry.support.Support;
import org.aumbry.support.SupportGrant;
import org.aumbry.support.SupportGrantId;
import org.aumbry.support.SupportState;
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

/** Where the network answers requests for access, takes consent back, and reads what was shown. */
@Controller
class SupportController {

    private static final String PAGE = "/admin/support";
    private static final Map<SupportState, String> CHIPS = Map.of(
            SupportState.ASKED, "changed",
            SupportState.LIVE, "exposed",
            SupportState.DECLINED, "label",
            SupportState.DIED, "label",
            SupportState.ENDED, "ok",
            SupportState.REVOKED, "ok");

    private final Support support;
    private final OperatorRoster roster;
    private final Documents documents;
    private final Users users;
    private final Views views;

    SupportController(Support support, OperatorRoster roster, Documents documents, Users users, Views views) {
        this.support = support;
        this.roster = roster;
        this.documents = documents;
        this.users = users;
        this.views = views;
    }

    @GetMapping(PAGE)
    View list(Principal who, Words words) {
        var rows = support.list(who).stream().map(each -> row(words, each)).toList();
        var people = roster.list().stream()
                .filter(each -> !each.closed())
                .map(each -> person(words, each))
                .toList();
        return views.page(new SupportPage(rows, people));
    }

    @GetMapping(PAGE + "/{id}")
    View one(Principal who, Words words, @PathVariable String id) {
        return views.page(page(who, words, SupportGrantId.parse(id), FieldErrors.none()));
    }

    @PostMapping(PAGE + "/{id}/approve")
    View approve(Principal who, Words words, @PathVariable String id, @RequestParam(defaultValue = "") String answer) {
        var grant = SupportGrantId.parse(id);
        try {
            support.approve(who, grant, answer);
            return views.seeOther(PAGE + "/" + grant, Toast.of(words.t("support.approved")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(who, words, grant, FieldErrors.of(words, refused)));
        }
    }

    @PostMapping(PAGE + "/{id}/decline")
    View decline(Principal who, Words words, @PathVariable String id) {
        var grant = SupportGrantId.parse(id);
        support.decline(who, grant);
        return views.seeOther(PAGE + "/" + grant, Toast.of(words.t("support.declined")));
    }

    @PostMapping(PAGE + "/{id}/revoke")
    View revoke(Principal who, Words words, @PathVariable String id) {
        var grant = SupportGrantId.parse(id);
        support.revoke(who, grant);
        return views.seeOther(PAGE + "/" + grant, Toast.of(words.t("support.revoked")));
    }

    private SupportGrantPage page(Principal who, Words words, SupportGrantId id, FieldErrors errors) {
        var grant = support.get(who, id);
        boolean open = grant.state() == SupportState.ASKED;
        var shown = support.shown(who, id).stream()
                .map(each -> new SupportGrantPage.Line(
                        words.t("support.shown." + each.verb().stored()), thing(who, each.object()), each.at()))
                .toList();
        return new SupportGrantPage(
                row(words, grant), grant.words(), grant.objects().stream().map(each -> thing(who, each)).toList(),
                shown, open ? support.question(who, id) : "", open, grant.state() == SupportState.LIVE,
                answered(words, grant), errors);
    }

    /** The title is there for those only who may see the object themselves. */
    private SupportGrantPage.Thing thing(Principal who, UUID object) {
        var title = documents.these(who, List.of(new DocumentId(object))).stream()
                .map(each -> each.title())
                .findFirst()
                .orElse("");
        return new SupportGrantPage.Thing(object.toString(), title);
    }

    private String answered(Words words, SupportGrant grant) {
        var by = grant.answeredBy();
        var at = grant.answeredAt();
        if (by == null || at == null) {
            return "";
        }
        var name = users.names(List.of(by)).getOrDefault(by, "");
        var what = grant.state() == SupportState.DECLINED ? "support.answered.declined" : "support.answered.approved";
        return words.t(what, name, words.time(at));
    }

    private static SupportPage.Row row(Words words, SupportGrant grant) {
        return new SupportPage.Row(
                grant.id().toString(), grant.ticket(), grant.reason(), grant.operatorName(), grant.objects().size(),
                grant.askedAt(), words.t("support.state." + grant.state().stored()),
                CHIPS.getOrDefault(grant.state(), "label"), grant.endsAt());
    }

    private static SupportPage.Person person(Words words, Operator operator) {
        return new SupportPage.Person(
                operator.name(), words.t("operators.account." + (operator.active() ? "active" : "inactive")),
                operator.active() ? "ok" : "changed", operator.passkeys(), operator.lastUsedAt());
    }
}
