package org.aumbry.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries what would be left if one of the places of blobs were lost. Nothing is changed, and the place goes on. */
@Component
public class PlaceLoss {

    private final BlobStore store;
    private final BlobRowStore rows;
    private final ProbeBlobs blobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PlaceLoss(BlobStore store, BlobRowStore rows, ProbeBlobs blobs, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.blobs = blobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How many of the entered network's blobs were read from the places that are left, and how many were not. */
    public record Read(int sound, int lost) {}

    /** In how many places blobs lie; each can be lost on trial by its number. */
    public int places() {
        return store.copies();
    }

    /** Whether enough places are left to acknowledge new blobs. */
    public boolean takesMore(int without) {
        var left = new WithoutPlace(store, without).places().stream().filter(place -> !place.away()).count();
        return left >= store.quorum();
    }

    /** Reads blobs of the entered network, those first that nobody has read for longest. */
    public Read read(int without, int atMost) {
        var left = new WithoutPlace(store, without);
        var chosen = Objects.requireNonNull(
                transaction.execute(running -> rows.longestUnseen(clock.instant(), atMost)));
        int sound = 0;
        for (var row : chosen) {
            sound += sound(row, left) ? 1 : 0;
        }
        return new Read(sound, chosen.size() - sound);
    }

    /** Its first and its last chunk, which prove that it is whole as far as its length. */
    private boolean sound(BlobRow row, BlobStore left) {
        try (var content = Objects.requireNonNull(transaction.execute(running -> blobs.open(row, left)));
                var first = content.range(0, Math.min(content.sizeBytes(), Chunks.PLAIN_BYTES))) {
            content.verifyLength();
            first.readAllBytes();
            return true;
        } catch (IOException | UncheckedIOException | TamperedException | BlobLostException | Refusal gone) {
            return false;
        }
    }
}
