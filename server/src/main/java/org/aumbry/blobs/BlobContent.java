package org.aumbry.blobs;

import java.io.InputStream;
import org.aumbry.crypto.SealingKey;

/**
 * The content of one blob, ready to be read, as often as wanted. Its length is authenticated. Streams may be read
 * after this was closed and in other threads; each is closed by its reader.
 */
public final class BlobContent implements AutoCloseable {

    private final BlobName name;
    private final SealingKey key;
    private final long sizeBytes;
    private final BlobStore store;
    private final DamageReports reports;

    BlobContent(BlobName name, SealingKey key, long sizeBytes, BlobStore store, DamageReports reports) {
        this.name = name;
        this.key = key;
        this.sizeBytes = sizeBytes;
        this.store = store;
        this.reports = reports;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /** Everything from the first byte. */
    public InputStream stream() {
        return range(0, sizeBytes);
    }

    /**
     * A stretch; only the chunks it touches are opened.
     *
     * @throws IllegalArgumentException when it does not lie within the content
     */
    public InputStream range(long from, long length) {
        if (from < 0 || length < 0 || from > sizeBytes - length) {
            throw new IllegalArgumentException("a range must lie within the content");
        }
        return new ChunkInputStream(reader(), from, length);
    }

    /** Opens the last chunk, which alone can prove that nothing is missing behind it. */
    void verifyLength() {
        try (var reader = reader()) {
            reader.read(Chunks.last(sizeBytes), new byte[Chunks.PLAIN_BYTES]);
        }
    }

    BlobName name() {
        return name;
    }

    BlobReader reader() {
        return new BlobReader(name, key.copy(), sizeBytes, store, reports);
    }

    @Override
    public void close() {
        key.close();
    }
}
