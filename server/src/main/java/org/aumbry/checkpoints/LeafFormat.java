package org.aumbry.checkpoints;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.time.Instant;
import java.util.UUID;
import org.aumbry.crypto.Hashes;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Commitments;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an entry that the tree is made over; {@code docs/formats/journal-leaf-v1.md}.
 *
 * <p>Shape: {@code version 1 (1) | position (8) | microseconds since 1970 (8) | flags (1) | entry id (16) | person
 * (16)? | object id (16)? | verb | object kind | reason? | outcome (1) | commitments}, numbers big-endian, each text as
 * {@code length (2) | UTF-8}. When that is longer than an entry of a log may be, the SHA-256 of the list of commitments
 * stands in its place.
 */
final class LeafFormat {

    static final int LONGEST = 65_535;

    private static final byte VERSION = 1;
    private static final int HAS_PERSON = 1;
    private static final int HAS_OBJECT = 2;
    private static final int HAS_REASON = 4;
    private static final int BY_HASH = 8;
    private static final int FLAGS_AT = 1 + 2 * Long.BYTES;

    private LeafFormat() {}

    static byte[] leaf(long position, AuditEntry entry, byte[] commitments) {
        var whole = encode(position, entry, 0, commitments);
        return whole.length <= LONGEST ? whole : encode(position, entry, BY_HASH, Hashes.sha256(commitments));
    }

    /** Whether a leaf made here holds the hash of its commitments instead of their list. */
    static boolean byHash(byte[] leaf) {
        return (leaf[FLAGS_AT] & BY_HASH) != 0;
    }

    private static byte[] encode(long position, AuditEntry entry, int byHash, byte[] end) {
        var user = entry.user();
        var object = entry.object().id();
        var reason = entry.reason();
        int flags = (user == null ? 0 : HAS_PERSON)
                | (object == null ? 0 : HAS_OBJECT)
                | (reason == null ? 0 : HAS_REASON)
                | byHash;
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(2 + 2 * Long.BYTES)
                .put(VERSION)
                .putLong(position)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()))
                .put((byte) flags)
                .array());
        id(out, entry.id());
        id(out, user == null ? null : user.value());
        id(out, object);
        text(out, entry.verb());
        text(out, entry.object().kind());
        if (reason != null) {
            text(out, reason);
        }
        out.write(outcome(entry));
        out.writeBytes(end);
        return out.toByteArray();
    }

    private static int outcome(AuditEntry entry) {
        return switch (entry.outcome()) {
            case ALLOWED -> 0;
            case DENIED -> 1;
            case FAILED -> 2;
        };
    }

    private static void id(ByteArrayOutputStream out, @Nullable UUID id) {
        if (id != null) {
            out.writeBytes(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array());
        }
    }

    private static void text(ByteArrayOutputStream out, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(Commitments.length(bytes));
        out.writeBytes(bytes);
    }
}
