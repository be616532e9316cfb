package org.aumbry.search;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.springframework.stereotype.Component;

/**
 * The key of the tenant's index on this node: random, new with every rebuilding, kept sealed under the tenant's index
 * purpose key.
 */
@Component
class IndexKeys {

    private final IndexStore store;
    private final OutboxStore outbox;
    private final Sealer sealer;
    private final Randomness randomness;
    private final Ids ids;
    private final Clock clock;

    IndexKeys(
            IndexStore store,
            OutboxStore outbox,
            Sealer sealer,
            Randomness randomness,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.sealer = sealer;
        this.randomness = randomness;
        this.ids = ids;
        this.clock = clock;
    }

    /** A key in the caller's hands, and the index it belongs to. */
    record Held(UUID index, long committedCount, SealingKey key) {}

    /** The key of the index there is; empty when there is none or its key does not open. */
    Optional<Held> find() {
        return store.find().flatMap(known -> {
            try {
                var raw = sealer.openBytes(cell(known.id()), known.keySealed());
                return Optional.of(new Held(known.id(), known.committedCount(), key(raw)));
            } catch (TamperedException unreadable) {
                return Optional.empty();
            }
        });
    }

    /** Forgets the key there was, which makes the index of before unreadable, and begins a new one. */
    Held begin() {
        outbox.holdAlone();
        var id = ids.next();
        var raw = randomness.bytes(SealingKey.KEY_BYTES);
        store.replace(id, sealer.sealBytes(KeyScope.INDEX, cell(id), raw), clock.instant());
        outbox.deleteOfNoIndex();
        return new Held(id, 0, key(raw));
    }

    private static SealingKey key(byte[] raw) {
        try {
            return SealingKey.copyOf(raw, RawKeyAccess.because("index key kept sealed in search_index"));
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    private static Cell cell(UUID id) {
        return new Cell("search_index", id, "key");
    }
}
