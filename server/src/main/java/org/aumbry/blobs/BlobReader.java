package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.Span;
import org.aumbry.crypto.TamperedException;
import org.jspecify.annotations.Nullable;

/**
 * Opens chunks of one blob, from whichever copy is sound. Not for use by several threads at once.
 *
 * <p>Nothing is given out before it verified. A copy that fails is reported and the next one asked.
 */
final class BlobReader implements AutoCloseable {

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
     */
    int read(long number, byte[] plain) {
        @Nullable Exception last = null;
        boolean found = false;
        for (int i = 0; i < copies.length; i++) {
            int copy = (preferred + i) % copies.length;
            try {
                int length = read(copy, number, plain);
                preferred = copy;
                return length;
            } catch (IOException | TamperedException failed) {
                reports.damaged(name, copy, failed);
                found |= !(failed instanceof NoSuchFileException);
                last = failed;
            }
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

    @Override
    public void close() {
        key.close();
        for (var copy : copies) {
            if (copy != null) {
                try {
                    copy.file().close();
                } catch (IOException failed) {
                    reports.damaged(name, 0, failed);
                }
            }
        }
    }
}
