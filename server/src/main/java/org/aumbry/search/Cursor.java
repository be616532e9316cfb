package org.aumbry.search;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the order of hits, which stays the same place when the index changes.
 *
 * @param score as ordered, that is rounded
 * @param changed milliseconds since 1970
 * @param tie tells apart what is equal in both
 */
record Cursor(float score, long changed, long tie) {

    private static final int BYTES = Float.BYTES + 2 * Long.BYTES;

    /** Compares as hits are ordered; negative when this one comes first. */
    int compareTo(Cursor other, Order order) {
        var byTie = Long.compare(tie, other.tie);
        return switch (order) {
            case BEST -> first(Float.compare(other.score, score), Long.compare(other.changed, changed), byTie);
            case NEWEST -> first(Long.compare(other.changed, changed), byTie, 0);
            case OLDEST -> first(Long.compare(changed, other.changed), byTie, 0);
        };
    }

    private static int first(int a, int b, int c) {
        return a != 0 ? a : b != 0 ? b : c;
    }

    String text() {
        var bytes = ByteBuffer.allocate(BYTES).putFloat(score).putLong(changed).putLong(tie);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty for anything that is not a cursor. */
    static Optional<Cursor> of(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == BYTES
                    ? Optional.of(new Cursor(bytes.getFloat(), bytes.getLong(), bytes.getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
