package org.aumbry.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The key above all others, with its public name.
 *
 * <p>The name is the first 16 bytes of {@code SHA-256("aumbry root key id v1" | key)}: it tells keys apart and tells
 * nothing about them.
 */
final class RootKey implements AutoCloseable {

    static final int ID_BYTES = 16;

    private static final byte[] ID_LABEL = "aumbry root key id v1".getBytes(StandardCharsets.US_ASCII);

    private final SealingKey key;
    private final byte[] id;

    private RootKey(SealingKey key, byte[] id) {
        this.key = key;
        this.id = id;
    }

    /** Copies the bytes; the caller wipes its own. */
    static RootKey of(byte[] raw) {
        var digest = Hashes.sha256();
        digest.update(ID_LABEL);
        return new RootKey(SealingKey.of(raw), Arrays.copyOf(digest.digest(raw), ID_BYTES));
    }

    static RootKey generate(Randomness randomness) {
        var raw = randomness.bytes(SealingKey.KEY_BYTES);
        try {
            return of(raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    SealingKey key() {
        return key;
    }

    byte[] id() {
        return id.clone();
    }

    /** The name as people compare it: 32 hexadecimal digits. */
    String name() {
        return HexFormat.of().formatHex(id);
    }

    @Override
    public void close() {
        key.close();
    }
}
