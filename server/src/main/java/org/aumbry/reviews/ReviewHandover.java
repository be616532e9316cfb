package org.aumbry.reviews;

import org.aumbry.identity.Handover;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reviews in which someone who goes was named as a reviewer. */
@Component
@Order(60)
class ReviewHandover implements Handover {

    private final CampaignStore store;

    ReviewHandover(CampaignStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "reviews";
    }

    @Override
    public long count(UserId person) {
        return store.reviewsOf(person).size();
    }

    @Override
    public long handOver(Principal who, UserId from, UserId to) {
        long count = store.reviewsOf(from).size();
        store.replaceReviewer(from, to);
        return count;
    }
}
