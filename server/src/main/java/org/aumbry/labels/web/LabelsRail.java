package org.aumbry.labels.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds labels and the data map to the administrators' rail. */
@Component
@Order(50)
class LabelsRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        if (!who.administers(Area.POLICIES)) {
            return List.of();
        }
        return List.of(new RailGroup(
                words.t("labels.rail"),
                List.of(
                        RailLink.of(words.t("labels.title"), "/admin/labels"),
                        RailLink.of(words.t("labels.map.title"), "/admin/labels/map"))));
    }
}
