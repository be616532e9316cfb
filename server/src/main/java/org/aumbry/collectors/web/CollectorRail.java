package org.aumbry.collectors.web;

import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the destinations of the journal to the administrators' rail. */
@Component
@Order(91)
class CollectorRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.admin()
                ? List.of(new RailGroup(
                        words.t("collectors.rail"),
                        List.of(RailLink.of(words.t("collectors.title"), "/admin/collectors"))))
                : List.of();
    }
}
