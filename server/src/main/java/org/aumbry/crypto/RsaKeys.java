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

    public static EncodedPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return EncodedPair.of(generator.generateKeyPair());
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
