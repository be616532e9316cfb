package org.aumbry.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Signatures by Ed25519 (RFC 8032, 5.1), without context and without hashing first. */
public final class Ed25519 {

    public static final int KEY_BYTES = 32;
    public static final int SIGNATURE_BYTES = 64;

    private static final String NAME = "Ed25519";
    private static final int SIGN_BIT = 0x80;

    private Ed25519() {}

    /**
     * A key pair just made.
     *
     * @param seed the private key of RFC 8032, 32 bytes; the caller closes it
     * @param publicKey 32 bytes as in RFC 8032
     */
    public record Pair(Secret seed, byte[] publicKey) {

        @Override
        public String toString() {
            return "[secret]";
        }
    }

    public static Pair generate() {
        try {
            var pair = KeyPairGenerator.getInstance(NAME).generateKeyPair();
            var seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            try {
                return new Pair(Secret.copyOf(seed), encoded(((EdECPublicKey) pair.getPublic()).getPoint()));
            } finally {
                Arrays.fill(seed, (byte) 0);
            }
        } catch (GeneralSecurityException impossible) {
            throw unusable(impossible);
        }
    }

    /** @return 64 bytes */
    public static byte[] sign(Secret seed, byte[] message) {
        var raw = seed.bytes(RawKeyAccess.because("Ed25519 signature"));
        try {
            var key = KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, raw));
            var signature = Signature.getInstance(NAME);
            signature.initSign(key);
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
        if (publicKey.length != KEY_BYTES || signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            var spec = new EdECPublicKeySpec(NamedParameterSpec.ED25519, decoded(publicKey));
            var verifier = Signature.getInstance(NAME);
            verifier.initVerify(KeyFactory.getInstance(NAME).generatePublic(spec));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** RFC 8032, 5.1.2: y in little-endian order, the lowest bit of x in the highest bit of the last byte. */
    private static byte[] encoded(EdECPoint point) {
        var bytes = new byte[KEY_BYTES];
        var y = point.getY().toByteArray();
        for (int i = 0; i < Math.min(y.length, KEY_BYTES); i++) {
            bytes[i] = y[y.length - 1 - i];
        }
        if (point.isXOdd()) {
            bytes[KEY_BYTES - 1] |= (byte) SIGN_BIT;
        }
        return bytes;
    }

    private static EdECPoint decoded(byte[] key) {
        boolean odd = (key[KEY_BYTES - 1] & SIGN_BIT) != 0;
        var y = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            y[i] = key[KEY_BYTES - 1 - i];
        }
        y[0] &= (byte) ~SIGN_BIT;
        return new EdECPoint(odd, new BigInteger(1, y));
    }

    private static IllegalStateException unusable(GeneralSecurityException cause) {
        return new IllegalStateException("Ed25519 is not usable", cause);
    }
}
