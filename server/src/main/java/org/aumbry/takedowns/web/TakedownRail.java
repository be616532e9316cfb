package org.aumbry.takedowns.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.operators.web.OperatorRail;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds reports and takedowns to both rails. */
@Component
@Order(96)
class TakedownRail implements RailSource, OperatorRail {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.administers(Area.SUPPORT)
                ? List.of(new RailGroup(
                        words.t("support.rail"), List.of(RailLink.of(words.t("takedowns.reports"), "/admin/reports"))))
                : List.of();
    }

    @Override
    public List<RailLink> links(Words words) {
        return List.of(RailLink.of(words.t("takedowns.title"), "/operators/takedowns"));
    }
}
