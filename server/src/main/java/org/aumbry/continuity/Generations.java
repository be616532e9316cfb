package org.aumbry.continuity;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.jspecify.annotations.Nullable;

/**
 * Which generation the log goes into. Each has a key of its own: wrapped for the paper in the archive, and sealed by
 * the
 * root key here only until a newer one is proven.
 */
final class Generations {

    private final ArchiveStore store;
    private final Copies copies;
    private final Keys keys;
    private final Clock clock;
    private @Nullable OpenGeneration current;
    private WalSource.@Nullable Place place;

    /** What makes, wraps and opens keys. */
    record Keys(BackupCustody custody, Kms kms, Randomness randomness, Ids ids) {}

    Generations(ArchiveStore store, Copies copies, Keys keys, Clock clock) {
        this.store = store;
        this.copies = copies;
        this.keys = keys;
        this.clock = clock;
    }

    /** The generation for a log that is followed from there: the one before goes on when the log joins it. */
    synchronized OpenGeneration forLog(WalSource.Place from) throws IOException {
        place = from;
        var newest = store.newest();
        if (!from.fresh() && newest.isPresent() && newest.get().timeline() == from.timeline()
                && newest.get().wrappedKey() != null) {
            current = open(newest.get());
            return current;
        }
        return begin(from.startLsn());
    }

    synchronized OpenGeneration current() {
        if (current == null) {
            throw new IllegalStateException("no generation was begun");
        }
        return current;
    }

    synchronized boolean begun() {
        return current != null;
    }

    /** Begins a new generation; the log goes into it from the next segment on. */
    synchronized OpenGeneration begin(long startLsn) throws IOException {
        if (place == null) {
            throw new IllegalStateException("the log is not followed yet");
        }
        var id = keys.ids().next();
        var key = SealingKey.generate(keys.randomness());
        var backup = keys.custody().key();
        var made = new Generation(
                id,
                clock.instant(),
                place.installation(),
                place.timeline(),
                startLsn,
                backup.bytes(),
                backup.wrap(keys.randomness(), key, Generation.context(id)));
        copies.put(Generation.headerOf(id), made.encode(keys.custody()));
        store.add(made, keys.kms().wrap(key, Generation.context(id)));
        current = new OpenGeneration(id, key);
        return current;
    }

    /** The key of a generation as far as this installation still has it. The caller closes it. */
    Optional<SealingKey> key(UUID id) {
        return store.generations().stream()
                .filter(row -> row.id().equals(id) && row.wrappedKey() != null)
                .findFirst()
                .map(row -> open(row).key());
    }

    private OpenGeneration open(ArchiveStore.Row row) {
        var wrapped = row.wrappedKey();
        if (wrapped == null) {
            throw new IllegalStateException("the key of a generation is not here any more");
        }
        return new OpenGeneration(row.id(), keys.kms().unwrap(wrapped, Generation.context(row.id())));
    }
}
