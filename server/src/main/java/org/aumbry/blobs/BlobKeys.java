package org.aumbry.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.data.KeyRing;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys of blobs: wrapped anew when the data key above them was changed, while the files stay as they are; and files
 * sealed anew when that key seals in another way.
 */
@Service
public class BlobKeys {

    private static final int MOST_TRIED = 1000;

    private final KeyRing keys;
    private final BlobRowStore rows;
    private final Blobs blobs;
    private final Uploads uploads;
    private final Randomness randomness;

    BlobKeys(KeyRing keys, BlobRowStore rows, Blobs blobs, Uploads uploads, Randomness randomness) {
        this.keys = keys;
        this.rows = rows;
        this.blobs = blobs;
        this.uploads = uploads;
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

    /** How many files there are. */
    @Transactional(readOnly = true)
    public long count() {
        return rows.totals().count();
    }

    /** How many files are sealed in each way. */
    @Transactional(readOnly = true)
    public Map<Algorithm, Long> ways() {
        return rows.ways();
    }

    /** How many files are not sealed in the way of the key above them. */
    @Transactional(readOnly = true)
    public long countOtherwise() {
        return rows.countOtherwise();
    }

    /**
     * Seals at most so many files anew, each in its place; says how many it were. A reader that has the old file open
     * reads on in it.
     */
    @Transactional
    public int reseal(int most) {
        var found = rows.otherwise(most);
        found.forEach(this::reseal);
        return found.size();
    }

    /** How many files have their keys under that scope's. */
    @Transactional(readOnly = true)
    public long count(KeyScope scope) {
        return rows.countOfScope(scope);
    }

    /** What came of trying to open files. */
    public record Tries(long tried, long opened) {}

    /** Tries to open files of the scope, by their rows and by the headers in every copy; at most a thousand files. */
    @Transactional(readOnly = true)
    public Tries tryAll(KeyScope scope) {
        var found = rows.ofScope(scope, MOST_TRIED);
        long opened = found.stream()
                .filter(row -> opens(row.header(keys.tenant())) || blobs.headers(row).stream().anyMatch(this::opens))
                .count();
        return new Tries(found.size(), opened);
    }

    private boolean opens(BlobHeader header) {
        try {
            keys.withNumber(header.keyNumber(), (number, scopeKey) -> header.unwrap(scopeKey)).close();
            return true;
        } catch (KeyDestroyedException | TamperedException | Refusal gone) {
            return false;
        }
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

    private void reseal(BlobRowStore.Earlier earlier) {
        var row = earlier.row();
        try (var content = blobs.open(new BlobId(row.id())); var in = content.stream()) {
            var stored = uploads.put(row.name(keys.tenant()), earlier.scope(), in);
            rows.reseal(BlobRow.of(stored.header(), stored.sizeBytes()), stored.copies());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
