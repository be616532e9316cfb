package org.aumbry.identity.web;

import java.util.HashSet;
import org.aumbry.identity.FactorDemands;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Users;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.web.Option;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Administrators' page about second factors. */
@Controller
class FactorsController {

    private static final int MOST = 200;

    private final FactorDemands demands;
    private final Groups groups;
    private final Users users;
    private final Views views;

    FactorsController(FactorDemands demands, Groups groups, Users users, Views views) {
        this.demands = demands;
        this.groups = groups;
        this.users = users;
        this.views = views;
    }

    @GetMapping("/admin/factors")
    View factors(Principal who) {
        var rows = demands.without(who).stream()
                .map(each -> new FactorsPage.Row(
                        each.user().id().toString(),
                        each.user().name(),
                        each.user().email(),
                        each.asked(),
                        each.until()))
                .toList();
        var asked = new HashSet<>(demands.groups(who));
        var all = groups.list(null, MOST);
        return views.page(new FactorsPage(
                rows,
                users.count(),
                all.stream().filter(each -> asked.contains(each.id())).map(FactorsController::option).toList(),
                all.stream().filter(each -> !asked.contains(each.id())).map(FactorsController::option).toList()));
    }

    @PostMapping("/admin/factors/ask")
    View ask(Principal who, Words words, @RequestParam(defaultValue = "") String group) {
        demands.ask(who, GroupId.parse(group));
        return views.seeOther("/admin/factors", Toast.of(words.t("identity.factors.now-asked")));
    }

    @PostMapping("/admin/factors/ask-no-more")
    View askNoMore(Principal who, Words words, @RequestParam(defaultValue = "") String group) {
        demands.askNoMore(who, GroupId.parse(group));
        return views.seeOther("/admin/factors", Toast.of(words.t("identity.factors.no-longer-asked")));
    }

    private static Option option(org.aumbry.identity.Group group) {
        return new Option(group.id().toString(), group.name());
    }
}
