package org.aumbry.blobs;

import org.aumbry.crypto.Randomness;
import org.aumbry.data.KeyRing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The keys of blobs, wrapped anew when the data key above them was changed; the files stay as they are. */
@Service
public class BlobKeys {

    private final KeyRing keys;
    private final BlobRowStore rows;
    private final Randomness randomness;

    BlobKeys(KeyRing keys, BlobRowStore rows, Randomness randomness) {
        this.keys = keys;
        this.rows = rows;
        this.randomness = randomness;
    }

    /** How many blobs have their key under a data key that seals no more; without those that are sealed away. */
    @Transactional(readOnly = true)
    public long countUnderEarlier() {
        return rows.countUnderEarlier();
    }

    /** Wraps the keys of at most so many blobs anew; says how many it were. */
    @Transactional
    public int rewrap(int most) {
        var found = rows.underEarlier(most);
        found.forEach(this::rewrap);
        return found.size();
    }

    private void rewrap(BlobRowStore.Earlier earlier) {
        var row = earlier.row();
        var before = row.header(keys.tenant());
        try (var key = keys.withNumber(before.keyNumber(), (number, scopeKey) -> before.unwrap(scopeKey))) {
            var now = keys.withCurrent(earlier.scope(), (number, scopeKey) -> BlobHeader.wrapping(
                    key, before.name(), new BlobHeader.ScopeKey(number, scopeKey, randomness)));
            rows.rewrap(row.id(), now.keyNumber(), now.wrappedKey());
        }
    }
}
