package org.aumbry.reviews;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.AdministratorLetters;
import org.aumbry.journal.JournalTally;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the digest of each week of the entered network's journal once the week is over, and tells administrators. */
@Component
class DigestWriter {

    private final JournalReviewStore store;
    private final JournalTally tally;
    private final AdministratorLetters letters;
    private final Ids ids;
    private final Clock clock;

    DigestWriter(
            JournalReviewStore store, JournalTally tally, AdministratorLetters letters, Ids ids, Clock clock) {
        this.store = store;
        this.tally = tally;
        this.letters = letters;
        this.ids = ids;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Writes the next one when its week is over. @return whether it wrote one, so that there may be another */
    @Transactional
    boolean writeNext() {
        var latest = store.latest(1);
        var begins = latest.isEmpty() ? tally.beginning() : Optional.of(latest.getFirst().until());
        var from = begins.orElse(now()).truncatedTo(ChronoUnit.SECONDS);
        var until = from.plus(JournalReview.SPAN);
        if (until.isAfter(now())) {
            return false;
        }
        var id = ids.next();
        var counted = tally.between(from, until);
        if (store.add(id, from, until, counted)) {
            letters.send("reviews.journal.mail", "/admin/journal-reviews/" + id, counted.entries(), counted.denied());
        }
        return true;
    }
}
