package org.aumbry.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
    private static final int PAGE = 500;

    private final KeyRing keys;
    private final BlobRowStore rows;
    private final BlobKeyStore keyRows;
    private final Blobs blobs;
    private final Uploads uploads;
    private final Randomness randomness;

    BlobKeys(
            KeyRing keys,
            BlobRowStore rows,
            BlobKeyStore keyRows,
            Blobs blobs,
            Uploads uploads,
            Randomness randomness) {
        this.keys = keys;
        this.rows = rows;
        this.keyRows = keyRows;
        this.blobs = blobs;
        this.uploads = uploads;
        this.randomness = randomness;
    }

    /** How many blobs have their key under a data key that seals no more; without those that are sealed away. */
    @Transactional(readOnly = true)
    public long countUnderEarlier() {
        return keyRows.countUnderEarlier();
    }

    /** Wraps the keys of at most so many blobs anew; says how many it were. */
    @Transactional
    public int rewrap(int most) {
        var found = keyRows.underEarlier(most);
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
        return keyRows.ways();
    }

    /** How many files are not sealed in the way of the key above them. */
    @Transactional(readOnly = true)
    public long countOtherwise() {
        return keyRows.countOtherwise();
    }

    /**
     * Seals at most so many files anew, each in its place; says how many it were. A reader that has the old file open
     * reads on in it.
     */
    @Transactional
    public int reseal(int most) {
        var found = keyRows.otherwise(most);
        found.forEach(this::reseal);
        return found.size();
    }

    /** How many files have their keys under that scope's. */
    @Transactional(readOnly = true)
    public long count(KeyScope scope) {
        return keyRows.countOfScope(scope);
    }

    /** What came of trying to open files. */
    public record Tries(long tried, long opened) {}

    /** Tries to open files of the scope, by their rows and by the headers in every copy; at most a thousand files. */
    @Transactional(readOnly = true)
    public Tries tryAll(KeyScope scope) {
        return tried(keyRows.ofScope(scope, MOST_TRIED));
    }

    /** The same with these files. */
    @Transactional(readOnly = true)
    public Tries tryAll(Collection<BlobId> these) {
        return tried(keyRows.these(these.stream().map(BlobId::value).limit(MOST_TRIED).toList()));
    }

    private Tries tried(List<BlobRow> found) {
        long opened = found.stream()
                .filter(row -> opens(() -> row.header(keys.tenant()))
                        || blobs.headers(row).stream().anyMatch(header -> opens(() -> header)))
                .count();
        return new Tries(found.size(), opened);
    }

    private boolean opens(Supplier<BlobHeader> found) {
        try {
            var header = found.get();
            keys.withNumber(header.keyNumber(), (number, scopeKey) -> header.unwrap(scopeKey)).close();
            return true;
        } catch (KeyDestroyedException | TamperedException | Refusal gone) {
            return false;
        }
    }

    /** Wraps the keys of all blobs of a scope anew, inside the running transaction. */
    void rewrapAll(KeyScope scope) {
        var found = keyRows.underEarlier(scope, PAGE);
        while (!found.isEmpty()) {
            found.forEach(this::rewrap);
            found = keyRows.underEarlier(scope, PAGE);
        }
    }

    private void rewrap(BlobKeyStore.Earlier earlier) {
        var row = earlier.row();
        var before = row.header(keys.tenant());
        try (var key = keys.withNumber(before.keyNumber(), (number, scopeKey) -> before.unwrap(scopeKey))) {
            var now = keys.withCurrent(earlier.scope(), (number, scopeKey) -> BlobHeader.wrapping(
                    key, before.name(), new BlobHeader.ScopeKey(number, scopeKey, randomness)));
            keyRows.hold(now.keyNumber());
            keyRows.rewrap(row.id(), now.keyNumber(), now.wrappedKey());
        }
    }

    private void reseal(BlobKeyStore.Earlier earlier) {
        var row = earlier.row();
        try (var content = blobs.open(new BlobId(row.id())); var in = content.stream()) {
            var stored = uploads.put(row.name(keys.tenant()), earlier.scope(), in);
            keyRows.hold(stored.header().keyNumber());
            keyRows.reseal(BlobRow.of(stored.header(), stored.sizeBytes()), stored.copies());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
