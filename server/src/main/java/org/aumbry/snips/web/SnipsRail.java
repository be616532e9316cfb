package org.aumbry.snips.web;

import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way to the library of snips. */
@Component
@Order(50)
class SnipsRail implements RailSource {

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        var library = RailLink.of(words.t("snips.title"), "/snips");
        return List.of(new RailGroup(words.t("snips.rail"), List.of(library)));
    }
}
