package org.aumbry.continuity.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the page of backups to the administrators' rail. */
@Component
@Order(95)
class BackupsRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        if (!who.administers(Area.BACKUPS)) {
            return List.of();
        }
        var backups = RailLink.of(words.t("continuity.title"), "/admin/backups");
        var links = who.admin()
                ? List.of(RailLink.of(words.t("continuity.storage"), "/admin/storage"), backups)
                : List.of(backups);
        return List.of(new RailGroup(words.t("continuity.rail"), links));
    }
}
