package org.aumbry.crypto;

import java.util.Arrays;
import java.util.Objects;

/**
 * One 256-bit key that seals and opens by one {@link Algorithm}: 96-bit random nonces, 128-bit tags.
 *
 * <p>At most 2^32 sealings under one key (SP 800-38D, 8.3). Safe for use by many threads. {@link #close()} wipes it; a
 * use after that is our bug and throws {@link IllegalStateException}.
 */
public final class SealingKey implements AutoCloseable {

    public static final int KEY_BYTES = 32;
    public static final int NONCE_BYTES = 12;
    public static final int TAG_BYTES = 16;

    /** How much longer a sealed form is than its plain form. */
    public static final int OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

    private final WipeableKey key;
    private final Algorithm algorithm;

    private SealingKey(WipeableKey key, Algorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    /** A fresh key for AES-256-GCM. */
    public static SealingKey generate(Randomness randomness) {
        return generate(randomness, Algorithm.AES_256_GCM);
    }

    public static SealingKey generate(Randomness randomness, Algorithm algorithm) {
        var raw = randomness.bytes(KEY_BYTES);
        try {
            return of(raw, algorithm);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /** Copies the bytes; the caller wipes its own. */
    public static SealingKey copyOf(byte[] raw, RawKeyAccess why) {
        Objects.requireNonNull(why);
        return of(raw);
    }

    static SealingKey of(byte[] raw) {
        return of(raw, Algorithm.AES_256_GCM);
    }

    private static SealingKey of(byte[] raw, Algorithm algorithm) {
        if (raw.length != KEY_BYTES) {
            throw new IllegalArgumentException("a sealing key has 32 bytes");
        }
        return new SealingKey(new WipeableKey(raw, algorithm.keyName()), algorithm);
    }

    /** How this key seals. */
    public Algorithm algorithm() {
        return algorithm;
    }

    /**
     * Seals bytes for one place.
     *
     * <p>Shape: {@code nonce (12) | ciphertext (n) | tag (16)}.
     *
     * @param place authenticated with the bytes; opening needs the same
     */
    public byte[] seal(Randomness randomness, byte[] plain, byte[] place) {
        var nonce = randomness.bytes(NONCE_BYTES);
        var sealed = Arrays.copyOf(nonce, OVERHEAD_BYTES + plain.length);
        chunks().seal(nonce, place, Span.of(plain), Span.from(sealed, NONCE_BYTES));
        return sealed;
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws TamperedException when the bytes, the place or the key differ
     */
    public byte[] open(byte[] sealed, byte[] place) {
        if (sealed.length < OVERHEAD_BYTES) {
            throw new TamperedException("sealed data");
        }
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        var plain = new byte[sealed.length - OVERHEAD_BYTES];
        chunks().open(nonce, place, Span.from(sealed, NONCE_BYTES), Span.of(plain));
        return plain;
    }

    /** Seals another key under this one: {@code nonce (12) | ciphertext (32) | tag (16)}. */
    public byte[] wrap(Randomness randomness, SealingKey inner, byte[] place) {
        var raw = inner.bytes(RawKeyAccess.because("wrapping"));
        try {
            return seal(randomness, raw, place);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /** Opens a key that {@link #wrap} sealed. */
    public SealingKey unwrap(byte[] wrapped, byte[] place) {
        return unwrap(wrapped, place, Algorithm.AES_256_GCM);
    }

    /** Opens a key that seals by that algorithm. */
    public SealingKey unwrap(byte[] wrapped, byte[] place, Algorithm inner) {
        var raw = open(wrapped, place);
        try {
            return of(raw, inner);
        } catch (IllegalArgumentException noKey) {
            throw new TamperedException("wrapped key", noKey);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /** An independent key for one named use: HKDF-SHA-256 over this key. The caller closes it. */
    public SealingKey derive(byte[] salt, byte[] info) {
        var raw = bytes(RawKeyAccess.because("HKDF"));
        var derived = Macs.hkdf(raw, salt, info, KEY_BYTES);
        try {
            return of(derived);
        } finally {
            Arrays.fill(raw, (byte) 0);
            Arrays.fill(derived, (byte) 0);
        }
    }

    /** The same key once more, closed by itself. */
    public SealingKey copy() {
        var raw = bytes(RawKeyAccess.because("copying a key"));
        try {
            return of(raw, algorithm);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /**
     * A cipher for many pieces under this key, with nonces the caller chooses. Not for use by several threads at
     * once.
     */
    public ChunkCipher chunks() {
        return new ChunkCipher(key, algorithm);
    }

    /** A copy of the key, which the caller wipes. */
    public byte[] bytes(RawKeyAccess why) {
        Objects.requireNonNull(why);
        return key.getEncoded();
    }

    @Override
    public void close() {
        key.destroy();
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
