package org.aumbry.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.lucene.store.IndexOutput;
import org.aumbry.crypto.ChunkCipher;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.Span;

/** Writes one index file, page by page, sealed; see {@link PageFile} for the shape. */
final class SealedOutput extends IndexOutput {

    private final IndexOutput raw;
    private final byte[] header;
    private final SealingKey key;
    private final ChunkCipher cipher;
    private final CRC32 checksum = new CRC32();
    private final byte[] plain = new byte[PageFile.PAGE_BYTES];
    private final byte[] sealed = new byte[PageFile.SEALED_PAGE_BYTES];
    private int filled;
    private int counted;
    private int page;
    private boolean closed;

    SealedOutput(IndexOutput raw, SealingKey indexKey, byte[] salt) throws IOException {
        super("sealed " + raw.getName(), raw.getName());
        this.raw = raw;
        this.header = PageFile.header(salt);
        this.key = PageFile.fileKey(indexKey, header, raw.getName());
        this.cipher = key.chunks();
        raw.writeBytes(header, header.length);
    }

    @Override
    public void writeByte(byte b) throws IOException {
        if (filled == plain.length) {
            writePage(false);
        }
        plain[filled++] = b;
    }

    @Override
    public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
        var from = offset;
        while (from < offset + length) {
            if (filled == plain.length) {
                writePage(false);
            }
            var count = Math.min(plain.length - filled, offset + length - from);
            System.arraycopy(bytes, from, plain, filled, count);
            filled += count;
            from += count;
        }
    }

    private void writePage(boolean last) throws IOException {
        count();
        var length = filled + SealingKey.TAG_BYTES;
        cipher.seal(PageFile.nonce(page, last), header, new Span(plain, 0, filled), new Span(sealed, 0, length));
        raw.writeBytes(sealed, length);
        page = Math.incrementExact(page);
        filled = 0;
        counted = 0;
    }

    private void count() {
        checksum.update(plain, counted, filled - counted);
        counted = filled;
    }

    @Override
    public long getFilePointer() {
        return (long) page * PageFile.PAGE_BYTES + filled;
    }

    @Override
    public long getChecksum() {
        count();
        return checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (raw) {
            writePage(true);
        } finally {
            Arrays.fill(plain, (byte) 0);
            key.close();
        }
    }
}
