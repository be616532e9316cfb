package org.aumbry.checkpoints;

import java.util.Arrays;
import org.aumbry.crypto.Hashes;

/** Where the tiles of a tree come from (C2SP tlog-tiles: 256 hashes of one level side by side). */
@FunctionalInterface
interface Tiles {

    int WIDTH = 256;

    /** A tile's place: its level, from 0 at the leaves, and its number within the level. */
    record Id(int level, long number) {}

    /** The hashes of a tile, one after another; as many as there are, an empty array when there are none. */
    byte[] tile(Id id);

    /** The hash of a block of {@code count} hashes of one tile; the count is a power of two. */
    static byte[] block(byte[] tile, int first, int count) {
        if (count == 1) {
            int start = first * Hashes.SHA256_BYTES;
            if (tile.length < start + Hashes.SHA256_BYTES) {
                throw new IllegalStateException("a tile of the journal's tree is shorter than the tree");
            }
            return Arrays.copyOfRange(tile, start, start + Hashes.SHA256_BYTES);
        }
        int half = count / 2;
        return Merkle.node(block(tile, first, half), block(tile, first + half, half));
    }
}
