package org.aumbry.documents.web;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of content that was asked for (RFC 9110, 14.1.2).
 *
 * @param from first byte
 * @param length how many; 0 only for a range that can't be satisfied
 */
record ByteRange(long from, long length) {

    private static final Pattern SINGLE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /**
     * Reads a Range header. Several ranges, other units and nonsense are ignored, as RFC 9110, 14.2 allows: the answer
     * is the whole content.
     *
     * @return empty for the whole content; length 0 when nothing of it exists
     */
    static Optional<ByteRange> read(@Nullable String header, long sizeBytes) {
        if (header == null) {
            return Optional.empty();
        }
        var match = SINGLE.matcher(header);
        if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (match.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(match.group(2)), sizeBytes);
            return Optional.of(new ByteRange(sizeBytes - last, last));
        }
        long from = Long.parseLong(match.group(1));
        long to = match.group(2).isEmpty() ? sizeBytes - 1 : Math.min(Long.parseLong(match.group(2)), sizeBytes - 1);
        if (!match.group(2).isEmpty() && Long.parseLong(match.group(2)) < from) {
            return Optional.empty();
        }
        return Optional.of(from >= sizeBytes ? new ByteRange(sizeBytes, 0) : new ByteRange(from, to - from + 1));
    }

    boolean satisfiable() {
        return length > 0;
    }

    /** The value of Content-Range. */
    String described(long sizeBytes) {
        return satisfiable()
                ? "bytes %d-%d/%d".formatted(from, from + length - 1, sizeBytes)
                : "bytes */" + sizeBytes;
    }
}
