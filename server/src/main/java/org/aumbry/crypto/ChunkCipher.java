package org.aumbry.crypto;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens many pieces under one key, without nonces of its own.
 *
 * <p>The caller never gives the same nonce twice for one key: random ones from {@link Randomness}, or numbers of pages
 * that are written once under a key of their own. Keep pieces at 64 KiB: the JVM's fast path for GCM sets in late for
 * larger ones.
 */
public final class ChunkCipher {

    private static final int TAG_BITS = SealingKey.TAG_BYTES * Byte.SIZE;

    private final WipeableKey key;
    private final Algorithm algorithm;
    private @Nullable Cipher reused;

    ChunkCipher(WipeableKey key, Algorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    /**
     * Writes {@code ciphertext (n) | tag (16)}.
     *
     * @param nonce 12 bytes, never used before with this key
     * @param sealed exactly 16 bytes longer than the plain piece
     */
    public void seal(byte[] nonce, byte[] place, Span plain, Span sealed) {
        requireLengths(nonce, plain.length(), sealed.length());
        try {
            var cipher = cipher();
            cipher.init(Cipher.ENCRYPT_MODE, key, parameters(nonce));
            cipher.updateAAD(place);
            cipher.doFinal(plain.array(), plain.offset(), plain.length(), sealed.array(), sealed.offset());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(algorithm.word() + " did not seal", impossible);
        }
    }

    /**
     * Opens what {@link #seal} wrote; writes nothing when it does not verify.
     *
     * @throws TamperedException when the bytes, the nonce, the place or the key differ
     */
    public void open(byte[] nonce, byte[] place, Span sealed, Span plain) {
        requireLengths(nonce, plain.length(), sealed.length());
        try {
            var cipher = cipher();
            cipher.init(Cipher.DECRYPT_MODE, key, parameters(nonce));
            cipher.updateAAD(place);
            cipher.doFinal(sealed.array(), sealed.offset(), sealed.length(), plain.array(), plain.offset());
        } catch (AEADBadTagException wrong) {
            throw new TamperedException("sealed data", wrong);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(algorithm.word() + " did not open", impossible);
        }
    }

    /** That of the JDK for ChaCha20 takes no nonce twice, not even for opening; so each piece gets a fresh one. */
    private Cipher cipher() throws GeneralSecurityException {
        var known = reused;
        if (known == null) {
            known = Cipher.getInstance(algorithm.transformation());
            reused = algorithm == Algorithm.AES_256_GCM ? known : null;
        }
        return known;
    }

    private AlgorithmParameterSpec parameters(byte[] nonce) {
        return switch (algorithm) {
            case AES_256_GCM -> new GCMParameterSpec(TAG_BITS, nonce);
            case CHACHA20_POLY1305 -> new IvParameterSpec(nonce);
        };
    }

    private static void requireLengths(byte[] nonce, int plain, int sealed) {
        if (nonce.length != SealingKey.NONCE_BYTES || sealed != plain + SealingKey.TAG_BYTES) {
            throw new IllegalArgumentException(
                    "a nonce has 12 bytes and a sealed piece is 16 bytes longer than its plain");
        }
    }
}
