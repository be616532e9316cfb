package org.aumbry.blobs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.aumbry.crypto.ChunkCipher;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.Span;

/**
 * Seals and opens the chunks of one blob. Not for use by several threads at once.
 *
 * <p>Shape of a chunk: {@code nonce (12) | ciphertext (0 to 65 536) | tag (16)}. Authenticated with it: {@code "aumbry
 * blob v1" | header (94) | tenant (16) | chunk number (8) | 1 for the last chunk, else 0 (1)}. All chunks but the last
 * are full; the last is empty only when the blob is.
 */
final class Chunks {

    static final int PLAIN_BYTES = 64 * 1024;
    static final int SEALED_BYTES = PLAIN_BYTES + SealingKey.OVERHEAD_BYTES;

    private static final byte[] LABEL = "aumbry blob v1".getBytes(StandardCharsets.US_ASCII);

    private final ChunkCipher cipher;
    private final byte[] place;
    private final byte[] nonce = new byte[SealingKey.NONCE_BYTES];

    Chunks(BlobHeader header, SealingKey key) {
        cipher = key.chunks();
        var buffer = ByteBuffer.allocate(LABEL.length + BlobHeader.LENGTH_BYTES + 2 * Long.BYTES + Long.BYTES + 1);
        place = BlobHeader.put(buffer.put(LABEL).put(header.encode()), header.name().tenant().value()).array();
    }

    /** @return how many bytes were written to the start of {@code sealed} */
    int seal(Randomness randomness, long number, boolean last, Span plain, byte[] sealed) {
        randomness.fill(nonce);
        System.arraycopy(nonce, 0, sealed, 0, nonce.length);
        var body = new Span(sealed, nonce.length, plain.length() + SealingKey.TAG_BYTES);
        cipher.seal(nonce, place(number, last), plain, body);
        return plain.length() + SealingKey.OVERHEAD_BYTES;
    }

    /**
     * @return how many bytes were written to the start of {@code plain}
     * @throws org.aumbry.crypto.TamperedException when it is not this chunk of this blob
     */
    int open(long number, boolean last, Span sealed, byte[] plain) {
        int length = sealed.length() - SealingKey.OVERHEAD_BYTES;
        System.arraycopy(sealed.array(), sealed.offset(), nonce, 0, nonce.length);
        var body = new Span(sealed.array(), sealed.offset() + nonce.length, sealed.length() - nonce.length);
        cipher.open(nonce, place(number, last), body, new Span(plain, 0, length));
        return length;
    }

    private byte[] place(long number, boolean last) {
        ByteBuffer.wrap(place).putLong(place.length - Long.BYTES - 1, number);
        place[place.length - 1] = (byte) (last ? 1 : 0);
        return place;
    }

    /** Where a chunk begins in the sealed file. */
    static long position(long number) {
        return BlobHeader.LENGTH_BYTES + number * SEALED_BYTES;
    }

    /** The number of the last chunk of a blob of this size. */
    static long last(long sizeBytes) {
        return sizeBytes == 0 ? 0 : (sizeBytes - 1) / PLAIN_BYTES;
    }

    /** How long the plain part of a chunk is in a blob of this size. */
    static int length(long number, long sizeBytes) {
        return (int) Math.min(PLAIN_BYTES, sizeBytes - number * PLAIN_BYTES);
    }

    /** How long the sealed file of a blob of this size is. */
    static long sealedLength(long sizeBytes) {
        return BlobHeader.LENGTH_BYTES + sizeBytes + (last(sizeBytes) + 1) * SealingKey.OVERHEAD_BYTES;
    }

    /** The size of the blob in a sealed file of this length; negative when no blob has such a length. */
    static long size(long sealedLength) {
        long body = sealedLength - BlobHeader.LENGTH_BYTES;
        long chunks = (body + SEALED_BYTES - 1) / SEALED_BYTES;
        long size = body - chunks * SealingKey.OVERHEAD_BYTES;
        return size >= 0 && chunks > 0 && sealedLength(size) == sealedLength ? size : -1;
    }
}
