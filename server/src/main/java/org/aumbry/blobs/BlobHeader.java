package org.aumbry.blobs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;

/**
 * The first 94 bytes of a blob; {@code docs/formats/blob-v1.md} is their exact description.
 *
 * <p>Shape: {@code "AUMBRYBL" (8) | version 1 (1) | algorithm (1) | chunk bytes (4) | key number (4) | blob id (16) |
 * wrapped key (60)}. Wrapping binds the tenant and everything before the wrapped key; every chunk binds the whole
 * header.
 */
record BlobHeader(BlobName name, Algorithm algorithm, int keyNumber, byte[] wrappedKey) {

    static final int LENGTH_BYTES = 94;
    static final int WRAPPED_KEY_BYTES = SealingKey.KEY_BYTES + SealingKey.OVERHEAD_BYTES;

    private static final byte[] MAGIC = "AUMBRYBL".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LABEL = "aumbry blob key v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int FIXED_BYTES = LENGTH_BYTES - WRAPPED_KEY_BYTES;

    static BlobHeader wrapping(SealingKey dataKey, BlobName name, ScopeKey scope) {
        var place = place(name, dataKey.algorithm(), scope.number());
        var wrapped = scope.key().wrap(scope.randomness(), dataKey, place);
        return new BlobHeader(name, dataKey.algorithm(), scope.number(), wrapped);
    }

    /** A key that wraps data keys, as lent by the tenant's ring. */
    record ScopeKey(int number, SealingKey key, Randomness randomness) {}

    SealingKey unwrap(SealingKey scopeKey) {
        try {
            return scopeKey.unwrap(wrappedKey, place(name, algorithm, keyNumber), algorithm);
        } catch (TamperedException wrong) {
            throw new TamperedException(name + ", key", wrong);
        }
    }

    byte[] encode() {
        return ByteBuffer.allocate(LENGTH_BYTES).put(fixed(name, algorithm, keyNumber)).put(wrappedKey).array();
    }

    /** Reads a header that must be the one of this blob. */
    static BlobHeader decode(byte[] bytes, BlobName name) {
        if (bytes.length != LENGTH_BYTES) {
            throw new TamperedException(name + ", header");
        }
        int keyNumber = ByteBuffer.wrap(bytes).getInt(FIXED_BYTES - 2 * Long.BYTES - Integer.BYTES);
        var algorithm = Algorithm.of(bytes[MAGIC.length + 1]).orElse(Algorithm.AES_256_GCM);
        if (!Arrays.equals(fixed(name, algorithm, keyNumber), 0, FIXED_BYTES, bytes, 0, FIXED_BYTES)) {
            throw new TamperedException(name + ", header");
        }
        return new BlobHeader(name, algorithm, keyNumber, Arrays.copyOfRange(bytes, FIXED_BYTES, LENGTH_BYTES));
    }

    private static byte[] fixed(BlobName name, Algorithm algorithm, int keyNumber) {
        var header = ByteBuffer.allocate(FIXED_BYTES)
                .put(MAGIC)
                .put(VERSION)
                .put(algorithm.number())
                .putInt(Chunks.PLAIN_BYTES)
                .putInt(keyNumber);
        return put(header, name.id()).array();
    }

    private static byte[] place(BlobName name, Algorithm algorithm, int keyNumber) {
        var place = ByteBuffer.allocate(LABEL.length + 2 * Long.BYTES + FIXED_BYTES).put(LABEL);
        return put(place, name.tenant().value()).put(fixed(name, algorithm, keyNumber)).array();
    }

    static ByteBuffer put(ByteBuffer buffer, UUID id) {
        return buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
