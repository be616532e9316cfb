package org.aumbry.continuity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the log into parts: a whole segment is one part; until it is whole, pieces of it are parts named after the bytes
 * they hold.
 */
final class WalParts {

    /** So many pieces are joined to one. */
    private static final int MOST_PIECES = 64;

    private final Copies copies;
    private final Parts parts;
    private final Clock clock;
    private byte[] segment = {};
    private final List<String> pieces = new ArrayList<>();
    private @Nullable OpenGeneration generation;
    private int timeline;
    private long number;
    private int archived;
    private int filled;

    WalParts(Copies copies, Parts parts, Clock clock) {
        this.copies = copies;
        this.parts = parts;
        this.clock = clock;
    }

    /** Begins at the first byte of a segment. */
    void begin(OpenGeneration into, int line, long startLsn) {
        if (segment.length == 0) {
            segment = new byte[Lsn.SEGMENT_BYTES];
        }
        generation = into;
        timeline = line;
        number = Lsn.segment(startLsn);
        archived = 0;
        filled = 0;
        pieces.clear();
    }

    /** The next segment belongs to this generation. */
    void next(OpenGeneration into) {
        generation = into;
    }

    /** The next byte that is expected. */
    long position() {
        return Lsn.startOf(number) + filled;
    }

    /**
     * Takes bytes of the log up to the end of the segment.
     *
     * @return where the segment ends when it is whole and archived now; -1 otherwise
     */
    long take(long lsn, ByteBuffer data) throws IOException {
        if (lsn != position()) {
            throw new IOException("the log came with a gap");
        }
        int count = Math.min(data.remaining(), segment.length - filled);
        data.get(segment, filled, count);
        filled += count;
        if (filled < segment.length) {
            return -1;
        }
        put(name(), segment);
        pieces.forEach(copies::delete);
        begin(current(), timeline, Lsn.startOf(number + 1));
        return Lsn.startOf(number);
    }

    /** Archives what is not archived yet, as a piece. */
    void flush() throws IOException {
        if (filled == archived) {
            return;
        }
        boolean join = pieces.size() >= MOST_PIECES;
        int from = join ? 0 : archived;
        var name = String.format(Locale.ROOT, "%s.%08x-%08x", name(), from, filled);
        put(name, Arrays.copyOfRange(segment, from, filled));
        archived = filled;
        if (join) {
            pieces.forEach(copies::delete);
            pieces.clear();
        }
        pieces.add(name);
    }

    private void put(String name, byte[] plain) throws IOException {
        var into = current();
        copies.put(name, parts.seal(into.id(), into.key(), name, clock.instant(), plain));
    }

    private OpenGeneration current() {
        if (generation == null) {
            throw new IllegalStateException("no generation was begun");
        }
        return generation;
    }

    private String name() {
        return Generation.FOLDER + current().id() + "/wal/" + Lsn.fileName(timeline, number);
    }
}
