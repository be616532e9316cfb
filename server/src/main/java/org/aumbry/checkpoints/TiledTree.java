package org.aumbry.checkpoints;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Roots and proofs of a tree of one size, computed from its tiles (RFC 6962, 2.1). */
final class TiledTree {

    private static final int LEVEL_BITS = 8;

    private final long size;
    private final Tiles source;
    private final Map<Tiles.Id, byte[]> seen = new HashMap<>();

    TiledTree(long size, Tiles source) {
        this.size = size;
        this.source = source;
    }

    byte[] root() {
        return hash(0, size);
    }

    /** RFC 6962, 2.1.1: from the leaf's sibling to the root's child. */
    List<byte[]> inclusion(long position) {
        if (position < 0 || position >= size) {
            throw new IllegalArgumentException("there is no such leaf in this tree");
        }
        var path = new ArrayList<byte[]>();
        addPath(path, position, 0, size);
        return path;
    }

    /** RFC 6962, 2.1.2: empty for the empty tree and for the tree itself. */
    List<byte[]> consistency(long older) {
        if (older < 0 || older > size) {
            throw new IllegalArgumentException("the older tree is not smaller than this one");
        }
        var proof = new ArrayList<byte[]>();
        if (older > 0 && older < size) {
            addConsistency(proof, older, 0, size, true);
        }
        return proof;
    }

    private void addPath(List<byte[]> path, long position, long from, long to) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (position < middle) {
            addPath(path, position, from, middle);
            path.add(hash(middle, to));
        } else {
            addPath(path, position, middle, to);
            path.add(hash(from, middle));
        }
    }

    private void addConsistency(List<byte[]> proof, long older, long from, long to, boolean whole) {
        if (older == to) {
            if (!whole) {
                proof.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (older <= middle) {
            addConsistency(proof, older, from, middle, whole);
            proof.add(hash(middle, to));
        } else {
            addConsistency(proof, older, middle, to, false);
            proof.add(hash(from, middle));
        }
    }

    private byte[] hash(long from, long to) {
        long count = to - from;
        if (count == 0) {
            return Merkle.empty();
        }
        if (Long.bitCount(count) > 1) {
            long middle = from + split(count);
            return Merkle.node(hash(from, middle), hash(middle, to));
        }
        int height = Long.numberOfTrailingZeros(count);
        int level = height / LEVEL_BITS;
        long first = from >>> level * LEVEL_BITS;
        var tile = seen.computeIfAbsent(new Tiles.Id(level, first / Tiles.WIDTH), source::tile);
        return Tiles.block(tile, (int) (first % Tiles.WIDTH), 1 << height % LEVEL_BITS);
    }

    /** The largest power of two below the count. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
