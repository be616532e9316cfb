package org.aumbry.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.IndexInput;
import org.aumbry.crypto.ChunkCipher;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.Span;
import org.aumbry.crypto.TamperedException;

/**
 * One sealed index file, open for reading.
 *
 * <p>Shape, version 1: {@code "AUIX" (4) | version (1) | salt (32) | page ...}; a page is
 * {@code ciphertext (16384, the last one 0 to 16384) | tag (16)}. The file's key is HKDF-SHA-256 of the index key with
 * the salt and the file's name. The nonce is the page number (8, big-endian) and 1 for the last page or 0 (4,
 * big-endian); the header is authenticated with each page. Files are written once and each has a key of its own, so no
 * nonce repeats; a page can't be moved, swapped or dropped, and a file can't be cut or renamed. The last page is
 * checked on opening.
 */
final class PageFile {

    static final int PAGE_BYTES = 1 << 14;
    static final int SEALED_PAGE_BYTES = PAGE_BYTES + SealingKey.TAG_BYTES;
    static final int SALT_BYTES = 32;
    static final int HEADER_BYTES = 4 + 1 + SALT_BYTES;

    private static final byte[] MAGIC = {'A', 'U', 'I', 'X', 1};
    private static final String KEY_USE = "aumbry index file v1 ";
    private static final String PENDING = "pending_";

    private final String name;
    private final IndexInput raw;
    private final byte[] header;
    private final SealingKey key;
    private final PageCache cache;
    private final Set<PageFile> register;
    private final AtomicReferenceArray<PageCache.Page> pages;
    private final long length;
    private final ConcurrentLinkedQueue<ChunkCipher> ciphers = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /**
     * Opens and checks the header and the last page.
     *
     * @param register holds the file while it is open
     */
    PageFile(IndexInput raw, String name, SealingKey indexKey, PageCache cache, Set<PageFile> register)
            throws IOException {
        this.name = name;
        this.raw = raw;
        this.cache = cache;
        this.register = register;
        this.length = plainLength(name, raw.length());
        this.header = new byte[HEADER_BYTES];
        raw.readBytes(header, 0, HEADER_BYTES);
        if (!Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new CorruptIndexException("no sealed index file of version 1", name);
        }
        this.key = fileKey(indexKey, header, name);
        this.pages = new AtomicReferenceArray<>(pageCount(length));
        register.add(this);
        try {
            page(pages.length() - 1);
        } catch (IOException | RuntimeException failed) {
            wipe();
            throw failed;
        }
    }

    /** The header of a new file. */
    static byte[] header(byte[] salt) {
        return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).put(salt).array();
    }

    /** The key of one file. Lucene publishes a commit by renaming, so a pending name stands for its final one. */
    static SealingKey fileKey(SealingKey indexKey, byte[] header, String name) {
        var salt = Arrays.copyOfRange(header, MAGIC.length, HEADER_BYTES);
        return indexKey.derive(salt, (KEY_USE + finalName(name)).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] nonce(int page, boolean last) {
        return ByteBuffer.allocate(SealingKey.NONCE_BYTES).putLong(page).putInt(last ? 1 : 0).array();
    }

    static String finalName(String name) {
        return name.startsWith(PENDING) ? name.substring(PENDING.length()) : name;
    }

    static long plainLength(String name, long sealedLength) throws CorruptIndexException {
        var body = sealedLength - HEADER_BYTES;
        var pages = Math.ceilDiv(body, SEALED_PAGE_BYTES);
        var last = body - (pages - 1) * SEALED_PAGE_BYTES - SealingKey.TAG_BYTES;
        if (body < SealingKey.TAG_BYTES || last < 0 || last == 0 && pages > 1) {
            throw new CorruptIndexException("an index file has an impossible length", name);
        }
        return (pages - 1) * PAGE_BYTES + last;
    }

    private static int pageCount(long plainLength) {
        return Math.toIntExact(Math.max(1, Math.ceilDiv(plainLength, PAGE_BYTES)));
    }

    long length() {
        return length;
    }

    /** The opened page. */
    PageCache.Page page(int number) throws IOException {
        if (closed) {
            throw new AlreadyClosedException(name + " is closed");
        }
        var known = pages.get(number);
        if (known != null) {
            known.use();
            return known;
        }
        var page = new PageCache.Page(this, number, open(number));
        pages.set(number, page);
        cache.keep(page);
        if (closed) {
            forget(page);
        }
        return page;
    }

    private byte[] open(int number) throws IOException {
        var last = number == pages.length() - 1;
        var plain = new byte[last ? (int) (length - (long) number * PAGE_BYTES) : PAGE_BYTES];
        var sealed = new byte[plain.length + SealingKey.TAG_BYTES];
        synchronized (raw) {
            raw.seek(HEADER_BYTES + (long) number * SEALED_PAGE_BYTES);
            raw.readBytes(sealed, 0, sealed.length);
        }
        var pooled = ciphers.poll();
        var cipher = pooled == null ? key.chunks() : pooled;
        try {
            cipher.open(nonce(number, last), header, Span.of(sealed), Span.of(plain));
        } catch (TamperedException tampered) {
            throw new CorruptIndexException("a page does not open", name, tampered);
        }
        ciphers.add(cipher);
        return plain;
    }

    void forget(PageCache.Page page) {
        pages.compareAndSet(page.number(), page, null);
        page.wipe();
    }

    /** Wipes what was opened and the key. */
    void wipe() {
        closed = true;
        for (var i = 0; i < pages.length(); i++) {
            var page = pages.getAndSet(i, null);
            if (page != null) {
                page.wipe();
            }
        }
        ciphers.clear();
        key.close();
        register.remove(this);
    }

    void close() throws IOException {
        wipe();
        raw.close();
    }
}
