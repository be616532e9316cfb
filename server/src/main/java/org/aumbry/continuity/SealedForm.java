package org.aumbry.continuity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Whether bytes that leave the installation have the form of something sealed: how they begin, and that what follows is
 * spread as evenly as ciphertext is. Text, tables, archives and pictures are not.
 */
final class SealedForm {

    private static final byte[] PART = "AUMBRYAR".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BLOB = "AUMBRYBL".getBytes(StandardCharsets.US_ASCII);
    private static final int PART_HEAD_AT_MOST = 512;
    private static final int BLOB_HEAD = 94;

    /** Fewer say nothing about how bytes are spread. */
    private static final int FEWEST = 2048;

    private static final int VALUES = 256;

    /**
     * Chi-squared over 255 degrees of freedom: even bytes exceed it about once in 10^12 looks. Deflated and plain bytes
     * of this many exceed it always, but for what is deflated as well as random bytes are.
     */
    private static final double UNEVEN = 440;

    private SealedForm() {}

    /** A part of the archive: sealed chunks behind a header, or a signed list of names and hashes. */
    static boolean ofPart(byte[] bytes) {
        return begins(bytes, PART) ? even(bytes, Math.min(bytes.length, PART_HEAD_AT_MOST))
                : SignedText.whole(bytes);
    }

    static boolean ofBlob(byte[] bytes) {
        return begins(bytes, BLOB) && even(bytes, BLOB_HEAD);
    }

    private static boolean begins(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(Arrays.copyOf(bytes, magic.length), magic);
    }

    /** Whether the bytes from there on are spread as evenly as random ones; a few pass for even. */
    static boolean even(byte[] bytes, int from) {
        int count = bytes.length - from;
        if (count < FEWEST) {
            return true;
        }
        var seen = new long[VALUES];
        for (int at = from; at < bytes.length; at++) {
            seen[bytes[at] & 0xFF]++;
        }
        double expected = (double) count / VALUES;
        double uneven = 0;
        for (long each : seen) {
            uneven += (each - expected) * (each - expected) / expected;
        }
        return uneven < UNEVEN;
    }
}
