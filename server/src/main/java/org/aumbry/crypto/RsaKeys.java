package org.aumbry.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** RSA keys of 3072 bits, for protocols that know nothing younger: one pair to sign with, another to open with. */
public final class RsaKeys {

    private static final int BITS = 3072;
    private static final String SIGNATURE = "SHA256withRSA";

    private RsaKeys() {}

    /**
     * A key pair just made.
     *
     * @param privateKey PKCS #8; the caller closes it
     * @param publicKey SubjectPublicKeyInfo of X.509
     */
    public record Pair(Secret privateKey, byte[] publicKey) {

        @Override
        public String toString() {
            return "[secret]";
        }
    }

    public static Pair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var encoded = pair.getPrivate().getEncoded();
            try {
                return new Pair(Secret.copyOf(encoded), pair.getPublic().getEncoded());
            } finally {
                Arrays.fill(encoded, (byte) 0);
            }
        } catch (GeneralSecurityException impossible) {
            throw unusable(impossible);
        }
    }

    /** A signature of RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2). */
    public static byte[] sign(Secret privateKey, byte[] message) {
        try {
            var signature = Signature.getInstance(SIGNATURE);
            signature.initSign(read(privateKey, RawKeyAccess.because("RSA signature")));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw unusable(impossible);
        }
    }

    static PrivateKey read(Secret privateKey, RawKeyAccess why) {
        var raw = privateKey.bytes(why);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(raw));
        } catch (GeneralSecurityException impossible) {
            throw unusable(impossible);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    private static IllegalStateException unusable(GeneralSecurityException cause) {
        return new IllegalStateException("RSA is not usable", cause);
    }
}
