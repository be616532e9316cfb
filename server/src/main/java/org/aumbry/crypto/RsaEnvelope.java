package org.aumbry.crypto;

import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * What others have sealed for an RSA key of ours: content by AES-GCM (NIST SP 800-38D), its key by RSA-OAEP (RFC 8017,
 * 7.1).
 *
 * <p>Shape of the content: {@code nonce (12) | ciphertext (n) | tag (16)} bytes. A key that does not open is replaced
 * by a random one, with which the content is tried all the same: whoever sends made-up envelopes learns neither from
 * the answer nor from its time which of the two was wrong.
 */
public final class RsaEnvelope {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private RsaEnvelope() {}

    /** Hash functions of RSA-OAEP; that none of them must resist collisions there lets SHA-1 stand among them. */
    public enum Digest {
        SHA_1("SHA-1", MGF1ParameterSpec.SHA1),
        SHA_256("SHA-256", MGF1ParameterSpec.SHA256),
        SHA_384("SHA-384", MGF1ParameterSpec.SHA384),
        SHA_512("SHA-512", MGF1ParameterSpec.SHA512);

        private final String name;
        private final MGF1ParameterSpec mask;

        Digest(String name, MGF1ParameterSpec mask) {
            this.name = name;
            this.mask = mask;
        }
    }

    /**
     * An envelope as it came.
     *
     * @param keyBytes 16, 24 or 32
     * @param digest of the label
     * @param mask of the mask generation function MGF1
     */
    public record Sealed(byte[] wrappedKey, int keyBytes, Digest digest, Digest mask, byte[] content) {}

    /** @throws TamperedException whatever is wrong, without a word on what it is */
    public static byte[] open(Secret privateKey, Sealed sealed, Randomness randomness) {
        var key = key(privateKey, sealed, randomness);
        try {
            var content = sealed.content();
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var nonce = Arrays.copyOf(content, NONCE_BYTES);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(content, NONCE_BYTES, Math.max(0, content.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new TamperedException("envelope");
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] key(Secret privateKey, Sealed sealed, Randomness randomness) {
        var other = randomness.bytes(sealed.keyBytes());
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE, RsaKeys.read(privateKey, RawKeyAccess.because("opening an envelope")),
                    new OAEPParameterSpec(
                            sealed.digest().name, "MGF1", sealed.mask().mask, PSource.PSpecified.DEFAULT));
            var key = cipher.doFinal(sealed.wrappedKey());
            if (key.length == sealed.keyBytes()) {
                return key;
            }
            Arrays.fill(key, (byte) 0);
            return other;
        } catch (GeneralSecurityException wrong) {
            return other;
        }
    }
}
