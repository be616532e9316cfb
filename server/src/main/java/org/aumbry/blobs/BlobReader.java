package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.Span;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens chunks of one blob, from whichever copy is sound. Not for use by several threads at once.
 *
 * <p>Nothing is given out before it verified. A copy that fails is reported and the next one asked.
 */
final class BlobReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BlobReader.class);

    private final BlobName name;
    private final SealingKey key;
    private final long sizeBytes;
    private final BlobStore store;
    private final DamageReports reports;
    private final @Nullable Copy[] copies;
    private final byte[] sealed = new byte[Chunks.SEALED_BYTES];
    private int preferred;

    /** One open copy. */
    private record Copy(SealedFile file, Chunks chunks) {}

    /** @param key wiped with this reader */
    BlobReader(BlobName name, SealingKey key, long sizeBytes, BlobStore store, DamageReports reports) {
        this.name = name;
        this.key = key;
        this.sizeBytes = sizeBytes;
        this.store = store;
        this.reports = reports;
        copies = new Copy[store.copies()];
    }

    /**
     * Opens one chunk.
     *
     * @return how many bytes were written to the start of {@code plain}
     * @throws TamperedException when no copy has this chunk as it was stored
     * @throws BlobLostException when there is no copy at all
     * @throws Refusal unavailable when the copies that might have it are in places that do not answer
     */
    int read(long number, byte[] plain) {
        @Nullable Exception last = null;
        boolean found = false;
        boolean away = false;
        for (int i = 0; i < copies.length; i++) {
            int copy = (preferred + i) % copies.length;
            try {
                int length = read(copy, number, plain);
                preferred = copy;
                return length;
            } catch (IOException | TamperedException failed) {
                var trouble = store.trouble(copy, failed);
                reports.damaged(name, copy, trouble);
                found |= trouble == BlobStore.Trouble.DAMAGED;
                away |= trouble == BlobStore.Trouble.AWAY;
                last = failed;
                forget(copy);
            }
        }
        if (away) {
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "blobs.store-away");
        }
        if (!found) {
            throw new BlobLostException(name.toString());
        }
        throw new TamperedException(name + ", chunk " + number, last);
    }

    /** Opens one chunk of one copy. */
    int read(int copy, long number, byte[] plain) throws IOException {
        var opened = copy(copy);
        boolean isLast = number == Chunks.last(sizeBytes);
        int length = Chunks.length(number, sizeBytes) + SealingKey.OVERHEAD_BYTES;
        var buffer = ByteBuffer.wrap(sealed, 0, length);
        opened.file().read(buffer, Chunks.position(number));
        if (buffer.hasRemaining()) {
            throw new TamperedException(name + ", length");
        }
        return opened.chunks().open(number, isLast, new Span(sealed, 0, length), plain);
    }

    private Copy copy(int number) throws IOException {
        @Nullable Copy known = copies[number];
        if (known != null) {
            return known;
        }
        var file = store.open(name, number);
        try {
            if (file.size() != Chunks.sealedLength(sizeBytes)) {
                throw new TamperedException(name + ", length");
            }
            var opened = new Copy(file, new Chunks(StagingArea.header(file, name), key));
            copies[number] = opened;
            return opened;
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** A copy that failed is opened anew when it is asked again: it may have been mended meanwhile. */
    private void forget(int number) {
        @Nullable Copy known = copies[number];
        copies[number] = null;
        if (known != null) {
            close(known);
        }
    }

    @Override
    public void close() {
        key.close();
        for (var copy : copies) {
            if (copy != null) {
                close(copy);
            }
        }
    }

    private static void close(Copy copy) {
        try {
            copy.file().close();
        } catch (IOException failed) {
            LOG.debug("A copy that was only read did not close", failed);
        }
    }
}
