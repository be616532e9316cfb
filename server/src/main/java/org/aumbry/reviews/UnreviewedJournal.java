package org.aumbry.reviews;

import java.util.Optional;
import org.aumbry.policies.PostureCheck;
import org.springframework.stereotype.Component;

/** Says on the page of policies when nobody goes through the journal's digests. */
@Component
class UnreviewedJournal implements PostureCheck {

    private static final int WEIGHT = 3;

    private final JournalReviewStore store;
    private final DigestWriter writer;

    UnreviewedJournal(JournalReviewStore store, DigestWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    @Override
    public Optional<Shortcoming> look() {
        long late = store.waiting(writer.now().minus(JournalReview.PATIENCE));
        return late == 0
                ? Optional.empty()
                : Optional.of(new Shortcoming("reviews.journal.posture", late, "/admin/journal-reviews", WEIGHT));
    }
}
