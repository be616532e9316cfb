package org.aumbry.access.web;

import java.util.List;
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
        if (!who.admin()) {
            return List.of();
        }
        return List.of(new RailGroup(
                words.t("access.rail"),
                List.of(
                        RailLink.of(words.t("access.roles.title"), "/admin/roles"),
                        RailLink.of(words.t("access.rules.title"), "/admin/sharing"),
                        RailLink.of(words.t("access.x-ray.title"), "/admin/x-ray"),
                        RailLink.of(words.t("access.rail.links"), "/links"))));
    }
}
