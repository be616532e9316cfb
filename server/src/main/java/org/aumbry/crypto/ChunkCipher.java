package org.aumbry.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens many pieces under one key, without nonces of its own.
 *
 * <p>The caller never gives the same nonce twice for one key: random ones from {@link Randomness}, or numbers of pages
 * that are written once under a key of their own. Keep pieces at 64 KiB: the JVM's fast path for GCM sets in late for
 * larger ones.
 */
public final class ChunkCipher {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int TAG_BITS = SealingKey.TAG_BYTES * Byte.SIZE;

    private final WipeableKey key;
    private final Cipher cipher;

    ChunkCipher(WipeableKey key) {
        this.key = key;
        try {
            cipher = Cipher.getInstance(TRANSFORMATION);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("AES-GCM is not usable", missing);
        }
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
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            cipher.doFinal(plain.array(), plain.offset(), plain.length(), sealed.array(), sealed.offset());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM did not seal", impossible);
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
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            cipher.doFinal(sealed.array(), sealed.offset(), sealed.length(), plain.array(), plain.offset());
        } catch (AEADBadTagException wrong) {
            throw new TamperedException("sealed data", wrong);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM did not open", impossible);
        }
    }

    private static void requireLengths(byte[] nonce, int plain, int sealed) {
        if (nonce.length != SealingKey.NONCE_BYTES || sealed != plain + SealingKey.TAG_BYTES) {
            throw new IllegalArgumentException(
                    "a nonce has 12 bytes and a sealed piece is 16 bytes longer than its plain");
        }
    }
}
