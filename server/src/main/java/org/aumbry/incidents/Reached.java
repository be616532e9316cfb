package org.aumbry.incidents;

import java.util.List;
import java.util.Map;
import org.aumbry.journal.JournalReach;
import org.aumbry.kernel.UserId;

/**
 * What something reached.
 *
 * @param things those touched last first, at most ten thousand
 * @param actors who acted, with how often
 * @param affected whom it concerns: who acted, whom something was done with, and who made what was touched
 */
public record Reached(
        JournalReach.Extent extent,
        List<JournalReach.Touched> things,
        Map<UserId, Long> actors,
        List<UserId> affected) {

    /** Whether there may be more things than are named. */
    public boolean cut() {
        return things.size() >= Reaching.MOST_THINGS;
    }
}
