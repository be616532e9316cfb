package org.aumbry.reviews.web;

import java.util.List;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.reviews.JournalReviews;
import org.aumbry.web.RailGroup;
import org.aumbry.web.RailLink;
import org.aumbry.web.RailSource;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds access reviews to the administrators' rail. */
@Component
@Order(14)
class AdminReviewRail implements RailSource {

    private final JournalReviews journal;

    AdminReviewRail(JournalReviews journal) {
        this.journal = journal;
    }

    @Override
    public Rail rail() {
        return Rail.ADMIN;
    }

    @Override
    public List<RailGroup> groups(Principal who, Words words) {
        long waiting = journal.waiting(who);
        return who.administers(Area.AUDIT)
                ? List.of(new RailGroup(words.t("reviews.rail"), List.of(
                        RailLink.of(words.t("reviews.title"), "/admin/reviews"),
                        RailLink.of(words.t("reviews.unused.title"), "/admin/reviews-unused"),
                        RailLink.of(words.t("reviews.calendar.title"), "/admin/review-calendar"),
                        new RailLink(
                                words.t("reviews.journal.title"),
                                "/admin/journal-reviews",
                                waiting == 0 ? null : waiting))))
                : List.of();
    }
}
