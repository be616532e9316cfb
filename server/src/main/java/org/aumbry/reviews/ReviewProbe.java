package org.aumbry.reviews;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether deadlines of reviews are obeyed and whether the signatures under their reports still hold. */
@Component
class ReviewProbe implements Probe {

    private static final Duration GRACE = Duration.ofHours(1);
    private static final int MOST = 20;

    private final CampaignStore store;
    private final ItemStore items;
    private final ReviewReport report;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReviewProbe(
            CampaignStore store, ItemStore items, ReviewReport report, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.items = items;
        this.report = report;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "reviews.decided-in-time";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-24");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return transaction.execute(open -> {
            long late = items.late(clock.instant().minus(GRACE));
            if (late > 0) {
                return Result.fails("%d grants under review stand though their deadline is over.".formatted(late));
            }
            int checked = 0;
            for (var campaign : store.list().stream().limit(MOST).toList()) {
                var envelope = store.report(campaign.id());
                if (envelope.isPresent() && !report.verify(envelope.get())) {
                    return Result.fails("The signature under the report of a review does not hold.");
                }
                checked += envelope.isPresent() ? 1 : 0;
            }
            return Result.holds("No review is late; the signatures under %d reports hold.".formatted(checked));
        });
    }
}
