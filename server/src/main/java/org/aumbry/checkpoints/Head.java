package org.aumbry.checkpoints;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.aumbry.crypto.Secret;

/**
 * A tree's head before it is signed (C2SP tlog-checkpoint).
 *
 * @param root 32 bytes
 */
record Head(String origin, long size, byte[] root) {

    /** The note's text: origin, size and root in a line each. */
    String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** The whole note, signed (C2SP signed-note). */
    String signed(NoteKey key, Secret secret) {
        return signed(key, key.sign(secret, bytes()));
    }

    /** The whole note under a signature that was made elsewhere. */
    String signed(NoteKey key, byte[] signature) {
        return text() + "\n" + line(key, signature);
    }

    /** What is signed. */
    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** A signature line, with its line feed. */
    static String line(NoteKey key, byte[] signature) {
        var bytes = ByteBuffer.allocate(NoteKey.ID_BYTES + signature.length).put(key.id()).put(signature).array();
        return "— " + key.name() + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }
}
