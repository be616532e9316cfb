package org.aumbry.incidents.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the page about incidents to the administrators' rail. */
@Component
@Order(92)
class IncidentRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.administers(Area.AUDIT)
                ? List.of(new RailGroup(
                        words.t("incidents.rail"),
                        List.of(RailLink.of(words.t("incidents.title"), "/admin/incidents"))))
                : List.of();
    }
}
