package org.aumbry.custody.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the pages about keys to the administrators' rail. */
@Component
@Order(85)
class KeysRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.administers(Area.KEYS)
                ? List.of(new RailGroup(
                        words.t("custody.rail"), List.of(RailLink.of(words.t("custody.title"), "/admin/keys"))))
                : List.of();
    }
}
