package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.identity.Recovery;
import org.aumbry.kernel.Principal;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows administrators, on every page, that somebody claims their network. */
@Component
@Order(5)
class RecoveryRail implements RailSource {

    private final Recovery recovery;

    RecoveryRail(Recovery recovery) {
        this.recovery = recovery;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        long waiting = recovery.waiting(who);
        return waiting == 0
                ? List.of()
                : List.of(new RailGroup(
                        "", List.of(new RailLink(words.t("identity.recovery.title"), "/admin/recovery", waiting))));
    }
}
