package org.aumbry.checkpoints.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the journal's pages to the administrators' rail. */
@Component
@Order(90)
class LogRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.administers(Area.AUDIT)
                ? List.of(new RailGroup(
                        words.t("checkpoints.rail"),
                        List.of(
                                RailLink.of(words.t("checkpoints.audit.title"), "/admin/journal"),
                                RailLink.of(words.t("checkpoints.title"), "/admin/log"))))
                : List.of();
    }
}
