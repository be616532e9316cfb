package org.aumbry.blobs;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether every blob of the network lies in as many places as it should, and whether all are read in time. */
@Component
class BlobCopiesProbe implements Probe {

    /** A reading may take as long again as the pause between two, and a day. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final BlobStore store;
    private final BlobRowStore rows;
    private final ScrubPassStore passes;
    private final BlobSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BlobCopiesProbe(
            BlobStore store,
            BlobRowStore rows,
            ScrubPassStore passes,
            BlobSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.passes = passes;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "blobs.copies";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-5");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Result look() {
        return Objects.requireNonNull(transaction.execute(running -> {
            var standing = rows.standing(store.copies());
            long away = store.places().stream().filter(PlaceState::away).count();
            var pass = passes.newest();
            var observed = standing.blobs() + " blobs, each to lie in " + store.copies() + " places: "
                    + standing.tooFew() + " lie in fewer, " + standing.uncounted() + " were not counted yet, " + away
                    + " places don't answer. " + pass.map(this::told).orElse("No reading of all copies has begun.");
            return new Result(standing.tooFew() == 0 && away == 0 && pass.map(this::inTime).orElse(true), observed);
        }));
    }

    private String told(ScrubPass pass) {
        var when = pass.endedAt() == null
                ? "A reading of all copies is under way since " + pass.begunAt()
                : "All copies were last read to the end at " + pass.endedAt();
        return when + ": " + pass.seen() + " blobs, " + pass.missing() + " copies missing, " + pass.damaged()
                + " damaged, " + pass.mended() + " mended, " + pass.lost() + " blobs lost.";
    }

    private boolean inTime(ScrubPass pass) {
        var limit = settings.scrubEvery().multipliedBy(2).plus(SLACK);
        var since = pass.endedAt() == null ? pass.begunAt() : pass.endedAt();
        return clock.instant().isBefore(since.plus(limit));
    }
}
