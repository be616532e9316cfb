package org.aumbry.reviews;

import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether grants stand that were proposed for removal long ago and are still there, unused. */
@Component
class UnusedProbe implements Probe {

    private static final Duration IGNORED = UnusedGrants.WINDOW.multipliedBy(2);

    private final UnusedGrants unused;
    private final TransactionTemplate transaction;

    UnusedProbe(UnusedGrants unused, TransactionTemplate transaction) {
        this.unused = unused;
        this.transaction = transaction;
    }

    @Override
    public String id() {
        return "reviews.unused-grants";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-22");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(12);
    }

    @Override
    public Result look() {
        return transaction.execute(open -> {
            int ignored = unused.find(IGNORED).size();
            return ignored == 0
                    ? Result.holds("%d grants are unused for 90 days and proposed; none for 180 days."
                            .formatted(unused.find(UnusedGrants.WINDOW).size()))
                    : Result.fails("%d grants are unused for 180 days and still stand.".formatted(ignored));
        });
    }
}
