package org.aumbry.policies.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.policies.Findings;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds the pages about policies to the administrators' rail. */
@Component
@Order(20)
class PolicyRail implements RailSource {

    private final Findings findings;

    PolicyRail(Findings findings) {
        this.findings = findings;
    }

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        return who.administers(Area.POLICIES)
                ? List.of(new RailGroup(
                        words.t("policies.rail"),
                        List.of(
                                RailLink.of(words.t("policies.policy.title"), "/admin/policy"),
                                RailLink.of(words.t("policies.firewall.title"), "/admin/firewall"),
                                RailLink.of(words.t("policies.budget.title"), "/admin/downloads"),
                                new RailLink(words.t("policies.alerts.title"), "/admin/alerts", open(who)))))
                : List.of();
    }

    private @Nullable Long open(Principal who) {
        long open = findings.open(who);
        return open == 0 ? null : open;
    }
}
