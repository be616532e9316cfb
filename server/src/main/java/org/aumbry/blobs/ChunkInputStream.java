package org.aumbry.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** A stretch of a blob as a stream; opens only the chunks it serves. */
final class ChunkInputStream extends InputStream {

    private final BlobReader reader;
    private final byte[] plain = new byte[Chunks.PLAIN_BYTES];
    private final long end;
    private long position;
    private long opened = -1;

    /** @param reader closed with this stream */
    ChunkInputStream(BlobReader reader, long from, long length) {
        this.reader = reader;
        this.position = from;
        this.end = from + length;
    }

    @Override
    public int read() {
        if (position == end) {
            return -1;
        }
        open();
        return plain[(int) (position++ % Chunks.PLAIN_BYTES)] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (position == end) {
            return -1;
        }
        int count = Math.min(open(), length);
        System.arraycopy(plain, (int) (position % Chunks.PLAIN_BYTES), target, offset, count);
        position += count;
        return count;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        long start = position;
        while (position < end) {
            int count = open();
            out.write(plain, (int) (position % Chunks.PLAIN_BYTES), count);
            position += count;
        }
        return position - start;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.clamp(count, 0, end - position);
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return opened == position / Chunks.PLAIN_BYTES ? inChunk() : 0;
    }

    @Override
    public void close() {
        reader.close();
        Arrays.fill(plain, (byte) 0);
        position = end;
    }

    /** Opens the chunk at the position. @return how many bytes of it are to be served from there on */
    private int open() {
        long number = position / Chunks.PLAIN_BYTES;
        if (opened != number) {
            opened = -1;
            reader.read(number, plain);
            opened = number;
        }
        return inChunk();
    }

    private int inChunk() {
        return (int) Math.min(end - position, Chunks.PLAIN_BYTES - position % Chunks.PLAIN_BYTES);
    }
}
