package org.aumbry.takedowns.web;

import java.util.HashSet;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.takedowns.ContentReports;
import org.aumbry.takedowns.Takedown;
import org.aumbry.takedowns.TakedownId;
import org.aumbry.takedowns.Takedowns;
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

/** The network's side: its queue of reports, and why something was taken down. */
@Controller
class TakedownController {

    private final Takedowns takedowns;
    private final ContentReports reports;
    private final Users users;
    private final Views views;

    TakedownController(Takedowns takedowns, ContentReports reports, Users users, Views views) {
        this.takedowns = takedowns;
        this.reports = reports;
        this.users = users;
        this.views = views;
    }

    @GetMapping("/admin/reports")
    View queue(Principal who, Words words) {
        var all = reports.list(who);
        var people = new HashSet<UserId>();
        all.stream().map(each -> each.reporter()).filter(each -> each != null).forEach(people::add);
        var names = users.names(people);
        var rows = all.stream()
                .map(each -> new ReportsPage.Row(
                        each.id().toString(), each.document().toString(),
                        words.t("takedowns.category." + each.category().stored()), each.text(),
                        each.reporter() == null ? "" : names.getOrDefault(each.reporter(), ""), each.at(),
                        each.closedAt() == null))
                .toList();
        var kept = takedowns.list(who).stream().map(each -> kept(words, each)).toList();
        return views.page(new ReportsPage(rows, kept));
    }

    @PostMapping("/admin/reports/{id}/close")
    View close(Principal who, Words words, @PathVariable String id) {
        reports.close(who, Identifiers.parse(id));
        return views.seeOther("/admin/reports", Toast.of(words.t("takedowns.report-closed")));
    }

    @GetMapping("/takedowns/{id}")
    View one(Principal who, Words words, @PathVariable String id) {
        return views.page(page(words, takedowns.get(who, TakedownId.parse(id)), FieldErrors.none()));
    }

    @PostMapping("/takedowns/{id}/appeal")
    View appeal(
            Principal who,
            Words words,
            @PathVariable String id,
            @RequestParam(name = "words", defaultValue = "") String said) {
        var takedown = takedowns.get(who, TakedownId.parse(id));
        try {
            takedowns.appeal(who, takedown.id(), said);
            return views.seeOther("/takedowns/" + takedown.id(), Toast.of(words.t("takedowns.appealed")));
        } catch (Refusal refused) {
            if (refused.code() != Refusal.Code.INVALID) {
                throw refused;
            }
            return views.page(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(words, takedown, FieldErrors.of(words, refused)));
        }
    }

    private static ReportsPage.Kept kept(Words words, Takedown takedown) {
        var state = takedown.liftedAt() != null ? "lifted" : takedown.appealedAt() != null ? "contested" : "kept";
        return new ReportsPage.Kept(
                takedown.id().toString(), words.t("takedowns.category." + takedown.category().stored()),
                takedown.reason(), takedown.at(), words.t("takedowns.state." + state),
                takedown.liftedAt() != null ? "ok" : "changed");
    }

    private static TakedownPage page(Words words, Takedown takedown, FieldErrors errors) {
        return new TakedownPage(
                takedown.id().toString(), takedown.document().toString(),
                words.t("takedowns.category." + takedown.category().stored()), takedown.reason(), takedown.at(),
                takedown.appealedAt(), takedown.liftedAt(), errors);
    }
}
