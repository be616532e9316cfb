package org.aumbry.timemachine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.aumbry.crypto.Hashes;

/**
 * A digest of a set of rows to which rows are added and from which they are taken in any order: LtHash with 1024 lanes
 * of 16 bits (Lewi, Kim, Maykov, Weis: "Securing Update Propagation with Homomorphic Hashing", 2019, section 3).
 *
 * <p>Shape: {@code 1024 × unsigned 16 bits}, big-endian, each the sum modulo 2^16 of the lanes of all rows. The lanes
 * of a row are SHA-512 over {@code "aumbry row v1" | number (1) | SHA-512 of the row}, for numbers 0 to 31. Finding two
 * sets of the same digest means solving a short-vector problem that the paper puts above 2^200 for these parameters.
 */
final class Tally {

    static final int LANES = 1024;
    static final int BYTES = LANES * Short.BYTES;
    private static final int BLOCKS = BYTES / 64;
    private static final byte[] ROW = "aumbry row v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROOT = "aumbry state v1".getBytes(StandardCharsets.US_ASCII);

    private final short[] lanes = new short[LANES];
    private long rows;

    /** Of nothing. */
    Tally() {}

    /** As it was kept. */
    Tally(byte[] kept, long rows) {
        if (kept.length != BYTES) {
            throw new IllegalArgumentException("a tally has 2048 bytes");
        }
        ByteBuffer.wrap(kept).asShortBuffer().get(lanes);
        this.rows = rows;
    }

    void add(byte[] row) {
        sum(row, 1);
    }

    void take(byte[] row) {
        sum(row, -1);
    }

    long rows() {
        return rows;
    }

    byte[] bytes() {
        var bytes = ByteBuffer.allocate(BYTES);
        bytes.asShortBuffer().put(lanes);
        return bytes.array();
    }

    /** 32 bytes that stand for the whole set. */
    byte[] root() {
        var digest = Hashes.sha256();
        digest.update(ROOT);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(rows).array());
        return digest.digest(bytes());
    }

    private void sum(byte[] row, int sign) {
        var digest = Hashes.sha512();
        var seed = digest.digest(row);
        int lane = 0;
        for (int block = 0; block < BLOCKS; block++) {
            digest.update(ROW);
            digest.update((byte) block);
            var part = ByteBuffer.wrap(digest.digest(seed)).asShortBuffer();
            while (part.hasRemaining()) {
                lanes[lane] += (short) (sign * part.get());
                lane++;
            }
        }
        rows += sign;
    }
}
