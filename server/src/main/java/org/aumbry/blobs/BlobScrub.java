package org.aumbry.blobs;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aumbry.crypto.TamperedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads blobs from beginning to end in every copy, those longest unseen first, and mends a bad copy from a good
 * one. A place that does not answer is passed over.
 */
@Component
class BlobScrub {

    private final Blobs blobs;
    private final BlobStore store;
    private final BlobRowStore rows;
    private final DamageReports reports;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BlobScrub(
            Blobs blobs,
            BlobStore store,
            BlobRowStore rows,
            DamageReports reports,
            TransactionTemplate transaction,
            Clock clock) {
        this.blobs = blobs;
        this.store = store;
        this.rows = rows;
        this.reports = reports;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What was seen.
     *
     * @param blobs how many were read
     * @param missing copies that were not there
     * @param damaged copies that did not verify
     * @param mended copies written anew from a sound one
     * @param lost blobs without any sound copy in any place
     */
    record Report(int blobs, int missing, int damaged, int mended, int lost) {

        static final Report NOTHING = new Report(0, 0, 0, 0, 0);

        Report plus(Report other) {
            return new Report(
                    blobs + other.blobs,
                    missing + other.missing,
                    damaged + other.damaged,
                    mended + other.mended,
                    lost + other.lost);
        }
    }

    /** What became of the copies of one blob, by their numbers. */
    private record Copies(List<Integer> sound, List<Integer> missing, List<Integer> damaged, int away) {

        Copies() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
        }

        Copies withAway(int more) {
            return new Copies(sound, missing, damaged, away + more);
        }
    }

    /** Reads up to a number of blobs of the entered tenant. */
    Report scrub(int mostBlobs) {
        var report = Report.NOTHING;
        for (var row : unseen(clock.instant(), mostBlobs)) {
            report = report.plus(scrub(row));
        }
        return report;
    }

    /** The blobs that were not read since a time, those longest unseen first. */
    List<BlobRow> unseen(Instant before, int most) {
        return Objects.requireNonNull(transaction.execute(running -> rows.longestUnseen(before, most)));
    }

    /** Reads and mends up to a number of blobs that are known to have too few copies, in the order of their ids. */
    List<BlobRow> tooFew(UUID after, int most) {
        return Objects.requireNonNull(transaction.execute(running -> rows.tooFew(store.copies(), after, most)));
    }

    /** Reads and mends one blob, if there is a row of it. */
    Report scrub(UUID id) {
        var row = Objects.requireNonNull(transaction.execute(running -> rows.find(id)));
        return row.map(this::scrub).orElse(Report.NOTHING);
    }

    /** Reads all copies of one blob, mends them, and notes how many there are. */
    Report scrub(BlobRow row) {
        try (var content = blobs.content(row)) {
            var seen = look(content, row.sizeBytes());
            int mended = 0;
            if (!seen.sound().isEmpty()) {
                mended = mend(content, seen.missing(), seen.sound().getFirst())
                        + mend(content, seen.damaged(), seen.sound().getFirst());
            }
            note(row, seen.sound().size() + mended, seen.away());
            boolean lost = seen.sound().isEmpty() && seen.away() == 0;
            return new Report(1, seen.missing().size(), seen.damaged().size(), mended, lost ? 1 : 0);
        } catch (TamperedException keyIsBad) {
            note(row, 0, 0);
            return new Report(1, 0, store.copies(), 0, 1);
        }
    }

    private Copies look(BlobContent content, long sizeBytes) {
        var seen = new Copies();
        for (int copy = 0; copy < store.copies(); copy++) {
            try (var reader = content.reader()) {
                readAll(reader, copy, sizeBytes);
                seen.sound().add(copy);
            } catch (IOException | TamperedException failed) {
                var trouble = store.trouble(copy, failed);
                reports.seen(content.name(), copy, trouble);
                switch (trouble) {
                    case MISSING -> seen.missing().add(copy);
                    case DAMAGED -> seen.damaged().add(copy);
                    case AWAY -> seen = seen.withAway(1);
                }
            }
        }
        return seen;
    }

    private int mend(BlobContent content, List<Integer> bad, int good) {
        int mended = 0;
        for (int copy : bad) {
            try {
                store.repair(content.name(), copy, good);
                mended++;
            } catch (IOException failed) {
                reports.seen(content.name(), copy, store.trouble(copy, failed));
            }
        }
        return mended;
    }

    private void note(BlobRow row, int copies, int away) {
        transaction.executeWithoutResult(
                running -> rows.markScrubbed(row.id(), copies + away, away == 0, clock.instant()));
    }

    private static void readAll(BlobReader reader, int copy, long sizeBytes) throws IOException {
        var plain = new byte[Chunks.PLAIN_BYTES];
        for (long number = 0; number <= Chunks.last(sizeBytes); number++) {
            reader.read(copy, number, plain);
        }
    }
}
