package org.aumbry.perimeter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.aumbry.crypto.Hashes;

/** How a node stood in its network from a moment on. */
public record Snapshot(UUID id, Instant seenAt, String text) {

    /** SHA-256 of the text, 64 hexadecimal digits: what a review is of. */
    public String hash() {
        return HexFormat.of().formatHex(Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
