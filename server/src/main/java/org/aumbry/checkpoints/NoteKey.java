package org.aumbry.checkpoints;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aumbry.crypto.Ed25519;
import org.aumbry.crypto.Hashes;

/**
 * The public key of a signature under a note (C2SP signed-note, "Verifier keys").
 *
 * @param type {@link #ED25519} or {@link #COSIGNATURE}
 * @param publicKey 32 bytes
 */
record NoteKey(String name, byte type, byte[] publicKey) {

    static final byte ED25519 = 1;
    static final byte COSIGNATURE = 4;
    static final int ID_BYTES = 4;

    private static final Pattern SHAPE = Pattern.compile("([^\\s+]{1,255})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{44,48})");

    byte[] id() {
        var digest = Hashes.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(type);
        return Arrays.copyOf(digest.digest(publicKey), ID_BYTES);
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
            if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != ED25519 && typed[0] != COSIGNATURE) {
                return Optional.empty();
            }
            var key = new NoteKey(parts.group(1), typed[0], Arrays.copyOfRange(typed, 1, typed.length));
            return Optional.of(key).filter(read -> read.text().equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
