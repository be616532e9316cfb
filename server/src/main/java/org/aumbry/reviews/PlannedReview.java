package org.aumbry.reviews;

import java.time.LocalDate;
import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;

/**
 * A review that comes round.
 *
 * @param everyMonths from 1 to 24
 * @param dueOn the last day on which it is held in time
 */
public record PlannedReview(UUID id, String title, int everyMonths, LocalDate dueOn) {

    /** How many days after it was due a review may still be held before it is missing. */
    static final int PATIENCE_DAYS = 14;

    public static UUID parse(String text) {
        return Identifiers.parse(text);
    }

    public boolean overdue(LocalDate today) {
        return dueOn.isBefore(today);
    }

    /** When it is due after it was held: counted from the day it was due, but never a day that is past. */
    LocalDate after(LocalDate held) {
        var next = dueOn.plusMonths(everyMonths);
        return next.isAfter(held) ? next : held.plusMonths(everyMonths);
    }

    ObjectRef ref() {
        return new ObjectRef("planned_review", id);
    }

    @Override
    public String toString() {
        return "planned review " + id;
    }
}
