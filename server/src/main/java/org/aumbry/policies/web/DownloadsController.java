package org.aumbry.policies.web;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.aumbry.identity.AccountPages;
import org.aumbry.identity.Tokens;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.policies.DownloadBudget;
import org.aumbry.policies.DownloadMeter;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The download budget: one's own, and everyone's for administrators. */
@Controller
class DownloadsController {

    private static final String OWN = "/account/downloads";
    private static final String ALL = "/admin/downloads";

    private final DownloadBudget budget;
    private final Users users;
    private final Tokens tokens;
    private final Views views;

    DownloadsController(DownloadBudget budget, Users users, Tokens tokens, Views views) {
        this.budget = budget;
        this.users = users;
        this.tokens = tokens;
        this.views = views;
    }

    @GetMapping(OWN)
    View own(Principal who, Words words) {
        var meter = budget.meter(who).map(known -> MeterView.of(words, known)).orElse(null);
        return views.page(new DownloadsPage(AccountPages.tabs(words, OWN), meter));
    }

    @GetMapping(ALL)
    View everyone(Principal who, Words words) {
        var lines = budget.most(who);
        var names = new HashMap<UUID, String>();
        users.names(lines.stream().map(line -> new UserId(line.holder())).toList())
                .forEach((user, name) -> names.put(user.value(), name));
        var keys = new HashMap<UUID, String>();
        tokens.listAll(who).forEach(token -> keys.put(token.id(), token.name()));
        var rows = lines.stream().map(line -> row(words, line, names, keys)).toList();
        return views.page(new DownloadUsePage(budget.meter(who).isPresent(), rows));
    }

    @PostMapping(ALL + "/{id}/reset")
    View reset(Principal who, Words words, @PathVariable String id) {
        budget.reset(who, ChangesController.Ids.parse(id));
        return views.seeOther(ALL, Toast.of(words.t("policies.budget.reset-done")));
    }

    private static DownloadUsePage.Row row(
            Words words, DownloadBudget.Line line, Map<UUID, String> names, Map<UUID, String> keys) {
        var meter = line.meter();
        var person = names.get(line.holder());
        var key = keys.containsKey(line.holder())
                ? words.t("policies.budget.key", keys.get(line.holder()))
                : words.t("policies.budget.link");
        return new DownloadUsePage.Row(
                line.holder().toString(),
                person == null ? key : person,
                person == null ? "" : "/admin/people/" + line.holder(),
                files(words, meter),
                words.size(meter.bytes()),
                MeterView.chip(meter.state()),
                words.t("policies.meter.chip." + MeterView.word(meter.state())));
    }

    private static String files(Words words, DownloadMeter meter) {
        return meter.filesLimit() == 0
                ? words.number(meter.files())
                : words.t("policies.meter.of", meter.files(), meter.filesLimit());
    }
}
