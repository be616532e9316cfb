package org.aumbry.crypto;

import java.util.Optional;

/**
 * How a key seals: authenticated encryption with 256-bit keys, 96-bit nonces and 128-bit tags. The number stands in
 * headers and never changes its meaning.
 */
public enum Algorithm {
    /** NIST SP 800-38D. */
    AES_256_GCM(1, "aes-256-gcm", "AES", "AES/GCM/NoPadding"),
    /** RFC 8439. */
    CHACHA20_POLY1305(2, "chacha20-poly1305", "ChaCha20", "ChaCha20-Poly1305");

    private final byte number;
    private final String word;
    private final String keyName;
    private final String transformation;

    Algorithm(int number, String word, String keyName, String transformation) {
        this.number = (byte) number;
        this.word = word;
        this.keyName = keyName;
        this.transformation = transformation;
    }

    /** As it stands in headers. */
    public byte number() {
        return number;
    }

    /** As it stands in settings and on pages. */
    public String word() {
        return word;
    }

    String keyName() {
        return keyName;
    }

    String transformation() {
        return transformation;
    }

    public static Optional<Algorithm> of(int number) {
        for (var algorithm : values()) {
            if (algorithm.number == number) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    public static Optional<Algorithm> named(String word) {
        for (var algorithm : values()) {
            if (algorithm.word.equals(word)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }
}
