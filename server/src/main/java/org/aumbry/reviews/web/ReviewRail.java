package org.aumbry.reviews.web;

import java.util.List;
import org.aumbry.kernel.Principal;
import org.aumbry.reviews.Campaigns;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows reviewers what waits for their decision. */
@Component
@Order(90)
class ReviewRail implements RailSource {

    private final Campaigns campaigns;

    ReviewRail(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        long waiting = campaigns.mine(who).stream().mapToLong(each -> each.total() - each.decided()).sum();
        return waiting == 0
                ? List.of()
                : List.of(new RailGroup(
                        words.t("reviews.rail"), List.of(new RailLink(words.t("reviews.title"), "/reviews", waiting))));
    }
}
