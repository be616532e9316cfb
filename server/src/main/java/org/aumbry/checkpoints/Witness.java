package org.aumbry.checkpoints;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.aumbry.crypto.Ed25519;

/**
 * Somebody outside who signs heads that continue what they saw before (C2SP tlog-witness).
 *
 * @param key of type {@link NoteKey#COSIGNATURE}
 * @param address where heads are sent to
 */
record Witness(NoteKey key, URI address) {

    /** @throws IllegalArgumentException with a sentence for the operator */
    static Witness parse(String setting) {
        var parts = setting.strip().split(" ");
        var key = NoteKey.parse(parts[0]).filter(each -> each.type() == NoteKey.COSIGNATURE);
        if (parts.length != 2 || key.isEmpty()) {
            throw new IllegalArgumentException(
                    "aumbry.checkpoints.witnesses: a witness is its key of type 4, a space and its address.");
        }
        var address = URI.create(parts[1].replaceAll("/+$", "") + "/add-checkpoint");
        boolean here = "127.0.0.1".equals(address.getHost());
        if (!"https".equals(address.getScheme()) && !(here && "http".equals(address.getScheme()))) {
            throw new IllegalArgumentException("aumbry.checkpoints.witnesses: an address begins with https.");
        }
        return new Witness(key.get(), address);
    }

    String name() {
        return key.name();
    }

    /** The line of this witness in an answer, when its signature under the note is right; other lines don't count. */
    Optional<String> line(String answer, String note) {
        var text = note.substring(0, note.indexOf("\n\n") + 1);
        return answer.lines().filter(line -> signs(line, text)).findFirst();
    }

    private boolean signs(String line, String text) {
        var prefix = "— " + key.name() + " ";
        if (!line.startsWith(prefix)) {
            return false;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(line.substring(prefix.length())));
            if (bytes.remaining() != NoteKey.ID_BYTES + Long.BYTES + Ed25519.SIGNATURE_BYTES) {
                return false;
            }
            var id = new byte[NoteKey.ID_BYTES];
            bytes.get(id);
            long time = bytes.getLong();
            var signature = new byte[Ed25519.SIGNATURE_BYTES];
            bytes.get(signature);
            // C2SP tlog-cosignature, "Ed25519 signed message".
            var message = ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
            return time > 0 && Arrays.equals(id, key.id()) && Ed25519.verify(key.publicKey(), message, signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
