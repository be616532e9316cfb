package org.aumbry.networks.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the network's own page to the administrators' rail. */
@Component
@Order(5)
class NetworkRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.administers(Area.NETWORK)
                ? List.of(new RailGroup(words.t("web.rail.network"), List.of(
                        RailLink.of(words.t("networks.settings"), "/admin/network"),
                        RailLink.of(words.t("networks.domains"), "/admin/domains"))))
                : List.of();
    }
}
