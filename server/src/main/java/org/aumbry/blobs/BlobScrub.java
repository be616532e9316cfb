package org.aumbry.blobs;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.crypto.TamperedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads blobs from beginning to end in every copy, those longest unseen first, and mends a bad copy from a good
 * one.
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
     * @param lost blobs without any sound copy
     */
    record Report(int blobs, int missing, int damaged, int mended, int lost) {

        Report plus(Report other) {
            return new Report(
                    blobs + other.blobs,
                    missing + other.missing,
                    damaged + other.damaged,
                    mended + other.mended,
                    lost + other.lost);
        }
    }

    /** Reads up to a number of blobs of the entered tenant. */
    Report scrub(int mostBlobs) {
        var next = transaction.execute(running -> rows.longestUnseen(mostBlobs));
        var report = new Report(0, 0, 0, 0, 0);
        for (var row : next) {
            report = report.plus(scrub(row));
        }
        var seen = next.stream().map(BlobRow::id).toList();
        transaction.executeWithoutResult(running -> rows.markScrubbed(seen, clock.instant()));
        return report;
    }

    private Report scrub(BlobRow row) {
        List<Integer> sound = new ArrayList<>();
        List<Integer> bad = new ArrayList<>();
        int missing = 0;
        try (var content = blobs.content(row)) {
            for (int copy = 0; copy < store.copies(); copy++) {
                try (var reader = content.reader()) {
                    readAll(reader, copy, row.sizeBytes());
                    sound.add(copy);
                } catch (IOException | TamperedException failed) {
                    reports.damaged(content.name(), copy, failed);
                    missing += failed instanceof NoSuchFileException ? 1 : 0;
                    bad.add(copy);
                }
            }
            int mended = sound.isEmpty() ? 0 : mend(content, bad, sound.getFirst());
            return new Report(1, missing, bad.size() - missing, mended, sound.isEmpty() ? 1 : 0);
        } catch (TamperedException keyIsBad) {
            return new Report(1, 0, store.copies(), 0, 1);
        }
    }

    private int mend(BlobContent content, List<Integer> bad, int good) {
        int mended = 0;
        for (int copy : bad) {
            try {
                store.repair(content.name(), copy, good);
                mended++;
            } catch (IOException failed) {
                reports.damaged(content.name(), copy, failed);
            }
        }
        return mended;
    }

    private static void readAll(BlobReader reader, int copy, long sizeBytes) throws IOException {
        var plain = new byte[Chunks.PLAIN_BYTES];
        for (long number = 0; number <= Chunks.last(sizeBytes); number++) {
            reader.read(copy, number, plain);
        }
    }
}
