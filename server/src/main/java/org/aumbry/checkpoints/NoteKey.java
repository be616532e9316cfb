package org.aumbry.checkpoints;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aumbry.crypto.EcdsaP256;
import org.aumbry.crypto.Ed25519;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Secret;

/**
 * The public key of a signature under a note (C2SP signed-note, "Verifier keys").
 *
 * @param type {@link #ED25519}, {@link #ECDSA} or {@link #COSIGNATURE}
 * @param publicKey 32 bytes; of ECDSA the SubjectPublicKeyInfo of X.509
 */
record NoteKey(String name, byte type, byte[] publicKey) {

    static final byte ED25519 = 1;
    static final byte ECDSA = 2;
    static final byte COSIGNATURE = 4;
    static final int ID_BYTES = 4;

    private static final Pattern SHAPE = Pattern.compile("([^\\s+]{1,255})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{44,124})");

    byte[] id() {
        if (type == ECDSA) {
            return Arrays.copyOf(Hashes.sha256(publicKey), ID_BYTES);
        }
        var digest = Hashes.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(type);
        return Arrays.copyOf(digest.digest(publicKey), ID_BYTES);
    }

    private boolean whole() {
        return switch (type) {
            case ED25519, COSIGNATURE -> publicKey.length == Ed25519.KEY_BYTES;
            case ECDSA -> EcdsaP256.isKey(publicKey);
            default -> false;
        };
    }

    /** Signs the text of a note with the private half, which belongs to a key of a log. */
    byte[] sign(Secret secret, byte[] text) {
        return type == ECDSA ? EcdsaP256.sign(secret, text) : Ed25519.sign(secret, text);
    }

    /** Whether the signature is this log's under the text of a note. */
    boolean verifies(byte[] text, byte[] signature) {
        return type == ECDSA
                ? EcdsaP256.verify(publicKey, text, signature)
                : Ed25519.verify(publicKey, text, signature);
    }

    /** {@code name+hex of the id+base64 of type and key}. */
    String text() {
        var typed = ByteBuffer.allocate(1 + publicKey.length).put(type).put(publicKey).array();
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /** Reads a key of one of the two types; empty when it is none or contradicts itself. */
    static Optional<NoteKey> parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var typed = Base64.getDecoder().decode(parts.group(3));
            var key = new NoteKey(parts.group(1), typed[0], Arrays.copyOfRange(typed, 1, typed.length));
            return Optional.of(key).filter(NoteKey::whole).filter(read -> read.text().equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
