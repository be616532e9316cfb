package org.aumbry.blobs;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An object of an object store, read at positions. Whoever reads on from where they stopped gets more with one question
 * than they ask for; whoever jumps gets little more.
 */
final class BucketFile implements SealedFile {

    /** Two sealed chunks and the header: most files need one question. */
    static final int FIRST_BYTES = 2 * Chunks.SEALED_BYTES + BlobHeader.LENGTH_BYTES;

    private static final int AHEAD_BYTES = 16 * Chunks.SEALED_BYTES;

    private final Source source;
    private Window window;

    /** Bytes of the object. */
    interface Source {
        /** @return fewer bytes than asked for where the object ends */
        Window get(long from, int length) throws IOException;
    }

    /** A stretch of the object and the size of all of it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Window(long from, byte[] bytes, long size) {

        long end() {
            return from + bytes.length;
        }
    }

    private BucketFile(Source source, Window first) {
        this.source = source;
        this.window = first;
    }

    static BucketFile open(Source source) throws IOException {
        return new BucketFile(source, source.get(0, FIRST_BYTES));
    }

    @Override
    public long size() {
        return window.size();
    }

    @Override
    public void read(ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining() && at < window.size()) {
            if (at < window.from() || at >= window.end()) {
                window = next(at, target.remaining());
            }
            int length = (int) Math.min(target.remaining(), window.end() - at);
            if (length <= 0) {
                throw new StoreAwayException("an object was answered without its bytes", null);
            }
            target.put(window.bytes(), (int) (at - window.from()), length);
            at += length;
        }
    }

    private Window next(long at, int wanted) throws IOException {
        int length = at == window.end() ? Math.max(wanted, AHEAD_BYTES) : Math.max(wanted, Chunks.SEALED_BYTES);
        return source.get(at, (int) Math.min(length, window.size() - at));
    }

    @Override
    public void close() {
        // Nothing is held open between two questions.
    }
}
