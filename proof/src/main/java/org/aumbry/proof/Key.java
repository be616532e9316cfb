package org.aumbry.proof;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key that checks signatures under notes (C2SP signed-note, "Verifier keys"): of a log (type 1, Ed25519, or type 2,
 * ECDSA on P-256 with SHA-256, as hardware modules have it) or of a witness (type 4, Ed25519).
 *
 * @param key 32 bytes; of type 2 the SubjectPublicKeyInfo of X.509, 91 bytes
 */
public record Key(String name, byte type, byte[] key) {

    static final byte LOG = 1;
    static final byte LOG_ECDSA = 2;
    static final byte WITNESS = 4;
    static final int ID_BYTES = 4;

    private static final int KEY_BYTES = 32;

    /** What an uncompressed point of P-256 is preceded by in a SubjectPublicKeyInfo (RFC 5480, 2). */
    private static final byte[] P256 =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");
    private static final int P256_BYTES = P256.length + 64;
    private static final int SIGN_BIT = 0x80;
    private static final Pattern SHAPE = Pattern.compile("([^\\s+]{1,255})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{44,124})");

    /** Reads {@code name+id+base64}; empty when it is no such key or contradicts itself. */
    public static Optional<Key> parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var typed = Base64.getDecoder().decode(parts.group(3));
            var key = new Key(parts.group(1), typed[0], Arrays.copyOfRange(typed, 1, typed.length));
            if (!key.whole()) {
                return Optional.empty();
            }
            return HexFormat.of().formatHex(key.id()).equals(parts.group(2)) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private boolean whole() {
        return switch (type) {
            case LOG, WITNESS -> key.length == KEY_BYTES;
            case LOG_ECDSA -> key.length == P256_BYTES && Arrays.equals(P256, Arrays.copyOf(key, P256.length));
            default -> false;
        };
    }

    /** Whether it is the key of a log rather than of a witness. */
    boolean ofLog() {
        return type != WITNESS;
    }

    byte[] id() {
        if (type == LOG_ECDSA) {
            return Arrays.copyOf(new Sha256().of(key), ID_BYTES);
        }
        var head = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(new Sha256().of(head, new byte[] {type}, key), ID_BYTES);
    }

    /** As it is written down and compared. */
    public String text() {
        var typed = ByteBuffer.allocate(1 + key.length).put(type).put(key).array();
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64.getEncoder().encodeToString(typed);
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance(type == LOG_ECDSA ? "SHA256withECDSA" : "Ed25519");
            verifier.initVerify(publicKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** RFC 8032, 5.1.2: y in little-endian order, the lowest bit of x in the highest bit of the last byte. */
    private PublicKey publicKey() throws GeneralSecurityException {
        if (type == LOG_ECDSA) {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key));
        }
        var y = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            y[i] = key[KEY_BYTES - 1 - i];
        }
        boolean odd = (y[0] & SIGN_BIT) != 0;
        y[0] &= (byte) ~SIGN_BIT;
        var point = new EdECPoint(odd, new BigInteger(1, y));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }
}
