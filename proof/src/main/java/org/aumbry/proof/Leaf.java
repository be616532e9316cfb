package org.aumbry.proof;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry as the tree holds it; {@code docs/formats/journal-leaf-v1.md}.
 *
 * @param commitments by name; null when only their hash stands in the leaf
 * @param commitmentsHash SHA-256 of the list of commitments; null when the list itself stands in the leaf
 */
record Leaf(
        long position,
        Instant at,
        UUID id,
        Optional<UUID> person,
        Optional<UUID> object,
        String verb,
        String kind,
        Optional<String> reason,
        int outcome,
        Map<String, byte[]> commitments,
        byte[] commitmentsHash) {

    private static final int HAS_PERSON = 1;
    private static final int HAS_OBJECT = 2;
    private static final int HAS_REASON = 4;
    private static final int BY_HASH = 8;
    private static final int KNOWN_FLAGS = 15;
    private static final int MOST_COMMITMENTS = 100_000;
    private static final int LAST_OUTCOME = 2;

    /** @throws IllegalArgumentException when the bytes are no leaf of this format */
    static Leaf parse(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != 1) {
                throw new IllegalArgumentException("unknown version");
            }
            long position = in.getLong();
            var at = Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS);
            int flags = in.get();
            var id = id(in);
            var person = (flags & HAS_PERSON) == 0 ? Optional.<UUID>empty() : Optional.of(id(in));
            var object = (flags & HAS_OBJECT) == 0 ? Optional.<UUID>empty() : Optional.of(id(in));
            var verb = text(in);
            var kind = text(in);
            var reason = (flags & HAS_REASON) == 0 ? Optional.<String>empty() : Optional.of(text(in));
            int outcome = in.get();
            boolean byHash = (flags & BY_HASH) != 0;
            var commitments = byHash ? null : commitments(in);
            var hash = byHash ? bytes(in, Sha256.BYTES) : null;
            if (in.hasRemaining() || (flags & ~KNOWN_FLAGS) != 0 || outcome < 0 || outcome > LAST_OUTCOME) {
                throw new IllegalArgumentException("more than a leaf");
            }
            return new Leaf(
                    position, at, id, person, object, verb, kind, reason, outcome, commitments, hash);
        } catch (BufferUnderflowException | ArithmeticException | java.time.DateTimeException broken) {
            throw new IllegalArgumentException("less than a leaf", broken);
        }
    }

    /** Reads a list of commitments: {@code count (4) | (name length (2) | name | commitment (32))*}. */
    static Map<String, byte[]> commitments(ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || count > MOST_COMMITMENTS) {
            throw new IllegalArgumentException("too many commitments");
        }
        var commitments = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < count; i++) {
            if (commitments.put(text(in), bytes(in, Sha256.BYTES)) != null) {
                throw new IllegalArgumentException("two commitments of one name");
            }
        }
        return commitments;
    }

    private static UUID id(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    static String text(ByteBuffer in) {
        return new String(bytes(in, Short.toUnsignedInt(in.getShort())), StandardCharsets.UTF_8);
    }

    static byte[] bytes(ByteBuffer in, int count) {
        if (count < 0 || count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }
}
