package org.aumbry.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.KeyRing;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Content of the entered tenant: put in piece by piece or at once, read whole or in part.
 *
 * <p>An upload is durable up to the offset that was answered, also after a crash. It becomes a blob when it is
 * finished: the file first, in enough places, then the row: in the caller's transaction when there is one, else in its
 * own. Blobs never change. Taking bytes needs no transaction and should not hold one.
 */
@Service
public class Blobs {

    private final KeyRing keys;
    private final Uploads uploads;
    private final BlobStore store;
    private final BlobRowStore rows;
    private final BlobTools tools;

    Blobs(KeyRing keys, Uploads uploads, BlobStore store, BlobRowStore rows, BlobTools tools) {
        this.keys = keys;
        this.uploads = uploads;
        this.store = store;
        this.rows = rows;
        this.tools = tools;
    }

    /** Begins an upload whose content will be sealed under a key of this scope. */
    public Staged begin(KeyScope scope) {
        var id = new StagedId(tools.ids().next());
        uploads.begin(name(id), scope);
        return new Staged(id, 0);
    }

    /**
     * How far an upload is durable, also after a restart.
     *
     * @throws Refusal not found when there is none: finished, abandoned, or swept
     */
    public Staged find(StagedId id) {
        return new Staged(id, uploads.offset(name(id)));
    }

    /**
     * Continues an upload and returns when what came is durable.
     *
     * @param offset where the bytes belong; must be where the upload ends now
     * @param mostBytes what may come at most; one more and none of this piece is kept
     * @return the new end
     * @throws Refusal conflict for another offset or while another request continues it; too large; unavailable when
     *     the disk is nearly full
     * @throws SourceFailedException when the stream fails; what came before is durable
     */
    public long append(StagedId id, long offset, InputStream in, long mostBytes) {
        return uploads.append(name(id), offset, in, mostBytes);
    }

    /**
     * Makes an upload a blob. Repeating it, also after a crash or a rolled back transaction, gives the same receipt.
     *
     * @throws Refusal not found when there is no such upload
     */
    public Receipt finish(StagedId id) {
        var name = name(id);
        return isStored(name) ? adopt(name) : record(uploads.finish(name));
    }

    private boolean isStored(BlobName name) {
        try {
            return store.exists(name);
        } catch (IOException unknown) {
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "blobs.store-away");
        }
    }

    /** Takes a whole content at once. */
    public Receipt put(KeyScope scope, InputStream in) {
        return record(uploads.put(new BlobName(keys.tenant(), tools.ids().next()), scope, in));
    }

    /** In how many places each blob is to lie. */
    public int copies() {
        return store.copies();
    }

    /** In how many places this blob lies, as last counted; as many as are wanted when it was never counted. */
    public int copies(BlobId id) {
        return Objects.requireNonNull(tools.transaction().execute(running -> rows.copies(id.value())))
                .orElseGet(store::copies);
    }

    /** Throws an upload away. */
    public void abandon(StagedId id) {
        uploads.abandon(name(id));
    }

    /**
     * Opens a blob for reading. What it gives is what was stored, or a {@link org.aumbry.crypto.TamperedException}.
     *
     * @throws Refusal not found when the tenant has no such blob
     * @throws BlobLostException when its file is in no copy any more
     */
    public BlobContent open(BlobId id) {
        var row = tools.transaction().execute(running -> rows.find(id.value()));
        var known = row.orElseThrow(Refusal::notFound);
        try {
            return verified(content(known));
        } catch (TamperedException wrong) {
            return sealedAnew(known).orElseThrow(() -> wrong);
        }
    }

    private static BlobContent verified(BlobContent content) {
        try {
            content.verifyLength();
            return content;
        } catch (RuntimeException failed) {
            content.close();
            throw failed;
        }
    }

    /** The key of a blob once more, sealed under another for whoever shall be lent that one only. */
    public byte[] wrapFor(BlobId id, SealingKey other, byte[] place) {
        var row = tools.transaction().execute(running -> rows.find(id.value())).orElseThrow(Refusal::notFound);
        var header = row.header(keys.tenant());
        try (var key = keys.withNumber(header.keyNumber(), (number, scopeKey) -> header.unwrap(scopeKey))) {
            return other.wrap(tools.randomness(), key, place);
        }
    }

    /**
     * Opens a blob with what {@link #wrapFor} gave, and no other key.
     *
     * @throws org.aumbry.crypto.TamperedException when the key, the place or the blob is another
     */
    public BlobContent openWith(BlobId id, SealingKey other, byte[] wrapped, byte[] place) {
        var row = tools.transaction().execute(running -> rows.find(id.value())).orElseThrow(Refusal::notFound);
        row.header(keys.tenant());
        return verified(new BlobContent(
                row.name(keys.tenant()), other.unwrap(wrapped, place, row.algorithm()), row.sizeBytes(), store,
                tools.reports()));
    }

    /**
     * A file may have been sealed anew in another way by a process that died before its row was changed: then its
     * header has the key. A file that is sealed as its row says has no such excuse.
     */
    private Optional<BlobContent> sealedAnew(BlobRow row) {
        try (var file = store.open(row.name(keys.tenant()), 0)) {
            var header = StagingArea.header(file, row.name(keys.tenant()));
            return header.algorithm() == row.algorithm()
                    ? Optional.empty()
                    : Optional.of(verified(content(BlobRow.of(header, row.sizeBytes()))));
        } catch (IOException | TamperedException damaged) {
            return Optional.empty();
        }
    }

    /** Nothing refers to the blob any more; it goes when no kept past can need it. Opens until then. */
    @Transactional
    public void remove(BlobId id) {
        rows.remove(id.value(), tools.clock().instant());
    }

    /** Something refers to the blob again. */
    @Transactional
    public void keep(BlobId id) {
        rows.keep(id.value());
    }

    @Transactional(readOnly = true)
    public BlobTotals totals() {
        return rows.totals();
    }

    /** The headers of its file in every copy, as far as they can be read. */
    List<BlobHeader> headers(BlobRow row) {
        var name = row.name(keys.tenant());
        var headers = new ArrayList<BlobHeader>();
        for (int copy = 0; copy < store.copies(); copy++) {
            try (var file = store.open(name, copy)) {
                headers.add(StagingArea.header(file, name));
            } catch (IOException | TamperedException unreadable) {
                // A copy without a readable header gives no key away.
                continue;
            }
        }
        return headers;
    }

    BlobContent content(BlobRow row) {
        var header = row.header(keys.tenant());
        var key = keys.withNumber(header.keyNumber(), (number, scopeKey) -> header.unwrap(scopeKey));
        return new BlobContent(header.name(), key, row.sizeBytes(), store, tools.reports());
    }

    private Receipt record(Uploads.Stored stored) {
        var header = stored.header();
        var row = BlobRow.of(header, stored.sizeBytes());
        tools.transaction().executeWithoutResult(
                running -> rows.add(row, stored.copies(), tools.clock().instant()));
        if (stored.copies() < store.copies()) {
            tools.reports().tooFew(header.name());
        }
        return new Receipt(new BlobId(row.id()), stored.sizeBytes(), stored.sha256());
    }

    /** The file is whole in enough places, but its row may have been rolled back. */
    private Receipt adopt(BlobName name) {
        @Nullable IOException why = null;
        for (int copy = 0; copy < store.copies(); copy++) {
            try (var file = store.open(name, copy)) {
                return adopt(name, file);
            } catch (IOException failed) {
                why = failed;
            }
        }
        throw new UncheckedIOException(Objects.requireNonNull(why));
    }

    private Receipt adopt(BlobName name, SealedFile file) throws IOException {
        var header = StagingArea.header(file, name);
        var row = BlobRow.of(header, size(file, name));
        try (var content = content(row); var in = content.stream()) {
            var digest = Hashes.sha256();
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            uploads.abandon(name);
            return record(new Uploads.Stored(header, row.sizeBytes(), digest.digest(), store.quorum()));
        }
    }

    private static long size(SealedFile file, BlobName name) throws IOException {
        long size = Chunks.size(file.size());
        if (size < 0) {
            throw new TamperedException(name + ", length");
        }
        return size;
    }

    private BlobName name(StagedId id) {
        return new BlobName(keys.tenant(), id.value());
    }
}
