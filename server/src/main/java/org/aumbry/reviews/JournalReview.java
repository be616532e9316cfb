package org.aumbry.reviews;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.journal.JournalTally;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the journal in numbers, for somebody to go through.
 *
 * @param reviewer who signed that they went through it; null while nobody did
 */
public record JournalReview(
        UUID id,
        Instant from,
        Instant until,
        JournalTally.Tally tally,
        @Nullable UserId reviewer,
        @Nullable Instant reviewedAt) {

    /** How much of the journal one digest covers. */
    static final Duration SPAN = Duration.ofDays(7);

    /** How long after its end a digest may wait. */
    static final Duration PATIENCE = Duration.ofDays(7);

    public static UUID parse(String text) {
        return Identifiers.parse(text);
    }

    public boolean signed() {
        return reviewer != null;
    }

    public boolean overdue(Instant now) {
        return !signed() && until.plus(PATIENCE).isBefore(now);
    }

    /** Lines that say something was refused or failed, the most frequent first. */
    public List<JournalTally.Line> troubles() {
        return tally.lines().stream()
                .filter(line -> line.outcome() != Outcome.ALLOWED)
                .toList();
    }

    ObjectRef ref() {
        return new ObjectRef("journal_review", id);
    }
}
