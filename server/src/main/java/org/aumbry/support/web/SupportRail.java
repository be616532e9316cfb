package org.aumbry.support.web;

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

/** Adds support to both rails. */
@Component
@Order(95)
class SupportRail implements RailSource, OperatorRail {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.administers(Area.SUPPORT)
                ? List.of(new RailGroup(
                        words.t("support.rail"), List.of(RailLink.of(words.t("support.title"), "/admin/support"))))
                : List.of();
    }

    @Override
    public List<RailLink> links(Words words) {
        return List.of(RailLink.of(words.t("support.desk.title"), "/operators/support"));
    }
}
