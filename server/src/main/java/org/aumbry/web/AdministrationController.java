package org.aumbry.web;

import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Leads whoever administers something to the first page about it. */
@Controller
class AdministrationController {

    private final ObjectProvider<RailSource> rail;
    private final Views views;

    AdministrationController(ObjectProvider<RailSource> rail, Views views) {
        this.rail = rail;
        this.views = views;
    }

    @GetMapping("/admin")
    View first(Principal who, Words words) {
        if (!who.administers()) {
            throw Refusal.notFound();
        }
        return rail.orderedStream()
                .filter(source -> source.rail() == RailSource.Rail.ADMIN)
                .flatMap(source -> source.groups(who, words).stream())
                .flatMap(group -> group.links().stream())
                .map(RailLink::href)
                .filter(href -> href.startsWith("/admin/"))
                .findFirst()
                .map(views::seeOther)
                .orElseThrow(Refusal::notFound);
    }
}
