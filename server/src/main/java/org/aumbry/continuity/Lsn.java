package org.aumbry.continuity;

import java.util.Locale;

/** Places in the write-ahead log and the names of its files (PostgreSQL 18, 28.5 "WAL Internals"). */
final class Lsn {

    /** What our clusters are made with. */
    static final int SEGMENT_BYTES = 16 << 20;

    private static final long SEGMENTS_IN_FILE_NUMBER = (1L << 32) / SEGMENT_BYTES;
    private static final int HEX = 16;

    private Lsn() {}

    static String text(long lsn) {
        return String.format(Locale.ROOT, "%X/%X", lsn >>> 32, lsn & 0xFFFF_FFFFL);
    }

    static long parse(String text) {
        var parts = text.split("/");
        return Long.parseLong(parts[0], HEX) << 32 | Long.parseLong(parts[1], HEX);
    }

    static long segment(long lsn) {
        return lsn / SEGMENT_BYTES;
    }

    static long startOf(long segment) {
        return segment * SEGMENT_BYTES;
    }

    /** 24 hexadecimal digits: timeline, and the number of the segment in two parts. */
    static String fileName(int timeline, long segment) {
        return String.format(Locale.ROOT, "%08X%08X%08X", timeline, segment / SEGMENTS_IN_FILE_NUMBER,
                segment % SEGMENTS_IN_FILE_NUMBER);
    }

    static long segmentOf(String fileName) {
        return Long.parseLong(fileName.substring(8, HEX), HEX) * SEGMENTS_IN_FILE_NUMBER
                + Long.parseLong(fileName.substring(HEX, 24), HEX);
    }

    static int timelineOf(String fileName) {
        return Integer.parseInt(fileName.substring(0, 8), HEX);
    }
}
