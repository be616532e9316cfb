package org.aumbry.reviews;

import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether somebody goes through the journal's digests in time, and whether the signatures still hold. */
@Component
class JournalReviewProbe implements Probe {

    private static final int MOST = 20;

    private final JournalReviewStore store;
    private final JournalReviewReport report;
    private final DigestWriter writer;
    private final TransactionTemplate transaction;

    JournalReviewProbe(
            JournalReviewStore store,
            JournalReviewReport report,
            DigestWriter writer,
            TransactionTemplate transaction) {
        this.store = store;
        this.report = report;
        this.writer = writer;
        this.transaction = transaction;
    }

    @Override
    public String id() {
        return "reviews.journal-gone-through";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-37", "PAN-35");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return transaction.execute(open -> {
            var now = writer.now();
            long late = store.waiting(now.minus(JournalReview.PATIENCE));
            if (late > 0) {
                return Result.fails(
                        "%d digests of the journal wait longer than a week for a reviewer.".formatted(late));
            }
            int checked = 0;
            for (var review : store.latest(MOST)) {
                var envelope = store.report(review.id());
                if (envelope.isPresent() && !report.verify(envelope.get())) {
                    return Result.fails("The signature under the review of a digest does not hold.");
                }
                checked += envelope.isPresent() ? 1 : 0;
            }
            return Result.holds("No digest of the journal waits too long; the signatures under %d reviews hold."
                    .formatted(checked));
        });
    }
}
