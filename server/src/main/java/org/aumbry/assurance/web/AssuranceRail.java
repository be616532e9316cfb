package org.aumbry.assurance.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The link to the promises among the pages of administration. */
@Component
@Order(100)
class AssuranceRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.administers(Area.ASSURANCE)
                ? List.of(new RailGroup(
                        words.t("web.rail.evidence"),
                        List.of(RailLink.of(words.t("assurance.title"), "/admin/assurance"))))
                : List.of();
    }
}
