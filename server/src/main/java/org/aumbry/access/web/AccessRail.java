package org.aumbry.access.web;

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

/** Adds roles, sharing rules and the X-ray to the administrators' rail. */
@Component
@Order(20)
class AccessRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        var links = new ArrayList<RailLink>();
        if (who.administers(Area.ACCESS)) {
            links.add(RailLink.of(words.t("access.roles.title"), "/admin/roles"));
            links.add(RailLink.of(words.t("access.rules.title"), "/admin/sharing"));
        }
        if (who.administers(Area.AUDIT)) {
            links.add(RailLink.of(words.t("access.x-ray.title"), "/admin/x-ray"));
        }
        if (who.administers(Area.ACCESS)) {
            links.add(RailLink.of(words.t("access.rail.links"), "/links"));
        }
        return links.isEmpty() ? List.of() : List.of(new RailGroup(words.t("access.rail"), links));
    }
}
