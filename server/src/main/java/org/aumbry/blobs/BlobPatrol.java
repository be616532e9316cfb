package org.aumbry.blobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the entered tenant's blobs, little by little: first those known to have too few copies, then those that
 * were not read for longest. How far it is stands in the rows, so it goes on after a restart and on another node.
 */
@Component
class BlobPatrol {

    private static final int STRIDE = 20;
    private static final Duration KEPT = Duration.ofDays(400);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final BlobScrub scrub;
    private final BlobStore store;
    private final ScrubPassStore passes;
    private final BlobSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BlobPatrol(
            BlobScrub scrub,
            BlobStore store,
            ScrubPassStore passes,
            BlobSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.scrub = scrub;
        this.store = store;
        this.passes = passes;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Mends what is known to have too few copies, as long as the budget lasts. @return how many copies were mended */
    int mend(ScrubBudget budget) {
        int mended = 0;
        var after = BEFORE_ALL;
        while (budget.left()) {
            var next = scrub.tooFew(after, STRIDE);
            if (next.isEmpty()) {
                return mended;
            }
            for (var row : next) {
                mended += scrub.scrub(row).mended();
                budget.spend(bytes(row));
                after = row.id();
            }
        }
        return mended;
    }

    /**
     * Reads on, as long as the budget lasts.
     *
     * @return when there will be something to read again: now when the budget ended first
     */
    Instant readOn(ScrubBudget budget) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var newest = newest();
        var ended = newest.endedAt();
        if (ended != null) {
            var next = ended.plus(settings.scrubEvery());
            if (now.isBefore(next)) {
                return next;
            }
            newest = ScrubPass.begun(now);
        }
        while (budget.left()) {
            var rows = scrub.unseen(newest.begunAt(), STRIDE);
            if (rows.isEmpty()) {
                keep(newest.ended(now));
                return now.plus(settings.scrubEvery());
            }
            for (var row : rows) {
                newest = newest.plus(scrub.scrub(row), bytes(row));
                budget.spend(bytes(row));
                if (!budget.left()) {
                    break;
                }
            }
            keep(newest);
        }
        return now;
    }

    private ScrubPass newest() {
        return Objects.requireNonNull(transaction.execute(running -> passes.newest()
                .orElseGet(() -> ScrubPass.begun(clock.instant().truncatedTo(ChronoUnit.MICROS)))));
    }

    private void keep(ScrubPass pass) {
        transaction.executeWithoutResult(running -> {
            passes.keep(pass);
            passes.forget(clock.instant().minus(KEPT));
        });
    }

    private long bytes(BlobRow row) {
        return Chunks.sealedLength(row.sizeBytes()) * store.copies();
    }
}
