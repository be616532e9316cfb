package org.aumbry.reviews;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Digests of the journal, one a week, which somebody goes through and signs. */
@Service
public class JournalReviews {

    public static final int LONGEST_STATEMENT = 2_000;
    private static final int SHOWN = 60;

    private final JournalReviewStore store;
    private final JournalReviewReport report;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Journal journal;
    private final DigestWriter writer;

    JournalReviews(
            JournalReviewStore store,
            JournalReviewReport report,
            Administrators administrators,
            StepUp stepUp,
            Journal journal,
            DigestWriter writer) {
        this.store = store;
        this.report = report;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.journal = journal;
        this.writer = writer;
    }

    /** The latest 60, the newest first. */
    @Transactional(readOnly = true)
    public List<JournalReview> list(Principal who) {
        administrators.require(who, "journal.digests");
        return store.latest(SHOWN);
    }

    /** One of them, with what its reviewer stated; looking at it is recorded. */
    @Transactional(readOnly = true)
    public JournalReview read(Principal who, UUID id) {
        administrators.require(who, "journal.digest");
        var found = store.find(id).orElseThrow(Refusal::notFound);
        journal.observe(who, "journal.digest", found.ref());
        return found;
    }

    /** How many wait for a reviewer; nothing for whoever may not review. */
    @Transactional(readOnly = true)
    public long waiting(Principal who) {
        return who.administers("journal.digests") ? store.waiting(writer.now()) : 0;
    }

    /**
     * Signs that one was gone through, once, after a fresh look at the reviewer.
     *
     * @param statement what was found and what follows from it
     */
    @Transactional
    public void sign(Principal who, UUID id, String statement) {
        administrators.require(who, "journal.review");
        stepUp.require(who);
        var review = store.find(id).orElseThrow(Refusal::notFound);
        var said = statement.strip();
        if (said.isEmpty() || said.length() > LONGEST_STATEMENT) {
            throw Refusal.invalid("statement", "reviews.journal.refusal.statement", LONGEST_STATEMENT);
        }
        var now = writer.now();
        if (review.signed() || !store.sign(id, who.user(), now, report.write(review, who.user(), now, said))) {
            throw Refusal.of(Refusal.Code.CONFLICT, "reviews.journal.refusal.signed");
        }
        var entries = String.valueOf(review.tally().entries());
        journal.record(who, "journal.review", review.ref(), Map.of("entries", entries));
    }

    /** The report as signed, with its signature; refused as not found before somebody signed. */
    @Transactional(readOnly = true)
    public byte[] signed(Principal who, UUID id) {
        administrators.require(who, "journal.digest");
        return store.report(id).orElseThrow(Refusal::notFound);
    }

    /** What the report says. */
    @Transactional(readOnly = true)
    public JsonNode statement(Principal who, UUID id) {
        return report.open(signed(who, id));
    }
}
