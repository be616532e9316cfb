package org.aumbry.crypto;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KEM;

/**
 * The public half of the archive's key pair: whoever has it can seal a key for the archive and can open none.
 *
 * <p>The private half is on paper. Wrapping is DHKEM(X25519, HKDF-SHA256) of RFC 9180, section 4.1, whose secret goes
 * through HKDF-SHA256 to an AES-256-GCM key. Shape of a wrapped key: {@code encapsulation (32) | nonce (12) |
 * ciphertext (32) | tag (16)}; the context and the public key are authenticated with it.
 */
public final class BackupKey {

    public static final int KEY_BYTES = 32;

    private static final String CURVE = "X25519";
    private static final int NAME_BYTES = 16;
    private static final byte[] NAME_LABEL = "aumbry backup key id v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WRAP_LABEL = "aumbry backup wrap v1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    private BackupKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Both halves, for the moment in which they are made. */
    public record Pair(Secret secret, BackupKey key) {

        @Override
        public String toString() {
            return "[secret]";
        }
    }

    public static Pair generate() {
        try {
            var pair = KeyPairGenerator.getInstance(CURVE).generateKeyPair();
            var scalar = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
            try {
                return new Pair(Secret.copyOf(scalar), of(encoded(((XECPublicKey) pair.getPublic()).getU())));
            } finally {
                Arrays.fill(scalar, (byte) 0);
            }
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("X25519 is not usable", missing);
        }
    }

    /** @param bytes 32, as in RFC 7748, section 5 */
    public static BackupKey of(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new TamperedException("the archive's public key");
        }
        return new BackupKey(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** How people tell it from others: 32 hexadecimal digits. */
    public String name() {
        var digest = Hashes.sha256();
        digest.update(NAME_LABEL);
        return HexFormat.of().formatHex(digest.digest(bytes), 0, NAME_BYTES);
    }

    /** Seals a key so that only the paper opens it. */
    public byte[] wrap(Randomness randomness, SealingKey key, String context) {
        try {
            var sender = KEM.getInstance("DHKEM").newEncapsulator(publicKey()).encapsulate();
            var shared = sender.key().getEncoded();
            try (var sealing = derive(shared, sender.encapsulation())) {
                var sealed = sealing.wrap(randomness, key, place(context));
                return ByteBuffer.allocate(KEY_BYTES + sealed.length)
                        .put(sender.encapsulation())
                        .put(sealed)
                        .array();
            } finally {
                Arrays.fill(shared, (byte) 0);
            }
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("DHKEM is not usable", unusable);
        }
    }

    /**
     * Opens what {@link #wrap} sealed.
     *
     * @throws TamperedException when the bytes, the context or the private half differ
     */
    public SealingKey unwrap(Secret secret, byte[] wrapped, String context) {
        if (wrapped.length != KEY_BYTES + SealingKey.KEY_BYTES + SealingKey.OVERHEAD_BYTES) {
            throw new TamperedException("a key of the archive");
        }
        var encapsulation = Arrays.copyOf(wrapped, KEY_BYTES);
        var raw = secret.bytes(RawKeyAccess.because("opening the archive"));
        try {
            var shared = KEM.getInstance("DHKEM").newDecapsulator(privateKey(raw)).decapsulate(encapsulation)
                    .getEncoded();
            try (var sealing = derive(shared, encapsulation)) {
                return sealing.unwrap(Arrays.copyOfRange(wrapped, KEY_BYTES, wrapped.length), place(context));
            } finally {
                Arrays.fill(shared, (byte) 0);
            }
        } catch (GeneralSecurityException wrong) {
            throw new TamperedException("a key of the archive", wrong);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    private static SealingKey derive(byte[] shared, byte[] encapsulation) {
        try (var whole = SealingKey.of(shared)) {
            return whole.derive(encapsulation, WRAP_LABEL);
        }
    }

    private byte[] place(String context) {
        var text = context.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(WRAP_LABEL.length + KEY_BYTES + text.length)
                .put(WRAP_LABEL)
                .put(bytes)
                .put(text)
                .array();
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        var reversed = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            reversed[i] = bytes[KEY_BYTES - 1 - i];
        }
        reversed[0] &= 0x7F;
        return KeyFactory.getInstance(CURVE)
                .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, reversed)));
    }

    private static PrivateKey privateKey(byte[] raw) throws GeneralSecurityException {
        return KeyFactory.getInstance(CURVE).generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, raw));
    }

    /** RFC 7748, section 5: little-endian. */
    private static byte[] encoded(BigInteger u) {
        var bytes = new byte[KEY_BYTES];
        var big = u.toByteArray();
        for (int i = 0; i < Math.min(big.length, KEY_BYTES); i++) {
            bytes[i] = big[big.length - 1 - i];
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "backup key " + name();
    }
}
