package org.aumbry.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Signatures by ECDSA on P-256 with SHA-256 (FIPS 186-5): what hardware modules have where they lack Ed25519. */
public final class EcdsaP256 {

    private static final String NAME = "SHA256withECDSA";

    /** What an uncompressed point of P-256 is preceded by in a SubjectPublicKeyInfo (RFC 5480, 2). */
    private static final byte[] HEAD =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    public static final int KEY_BYTES = HEAD.length + 64;

    private EcdsaP256() {}

    public static EncodedPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return EncodedPair.of(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw unusable(impossible);
        }
    }

    /** @return the two numbers in DER, 70 to 72 bytes */
    public static byte[] sign(Secret privateKey, byte[] message) {
        var raw = privateKey.bytes(RawKeyAccess.because("ECDSA signature"));
        try {
            var signature = Signature.getInstance(NAME);
            signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(raw)));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw unusable(impossible);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /** Whether the signature is that of the key under the message; false for anything that is no key or signature. */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        if (!isKey(publicKey)) {
            return false;
        }
        try {
            var verifier = Signature.getInstance(NAME);
            verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** Whether the bytes are a SubjectPublicKeyInfo with a point of this curve. */
    public static boolean isKey(byte[] publicKey) {
        return publicKey.length == KEY_BYTES && Arrays.equals(HEAD, Arrays.copyOf(publicKey, HEAD.length));
    }

    private static IllegalStateException unusable(GeneralSecurityException cause) {
        return new IllegalStateException("ECDSA is not usable", cause);
    }
}
