package org.aumbry.privacy.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds privacy to the administrators' rail. */
@Component
@Order(10)
class PrivacyRail implements RailSource {

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.administers(Area.POLICIES)
                ? List.of(new RailGroup(
                        words.t("web.rail.network"),
                        List.of(RailLink.of(words.t("privacy.title"), PrivacyTabs.NOTICE))))
                : List.of();
    }
}
