package org.aumbry.identity.web;

import java.util.ArrayList;
import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds people and groups to the administrators' rail. */
@Component
@Order(10)
class AdminRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        if (!who.administers(Area.PEOPLE)) {
            return List.of();
        }
        var links = new ArrayList<>(List.of(
                RailLink.of(words.t("identity.people.title"), "/admin/people"),
                RailLink.of(words.t("identity.groups.title"), "/admin/groups"),
                RailLink.of(words.t("identity.areas.title"), AdminRolesController.PAGE)));
        if (who.admin()) {
            links.add(RailLink.of(words.t("identity.factors.title"), "/admin/factors"));
        }
        links.add(RailLink.of(words.t("identity.devices.title"), "/admin/devices"));
        return List.of(new RailGroup(words.t("identity.rail.people"), links));
    }
}
