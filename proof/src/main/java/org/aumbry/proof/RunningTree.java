package org.aumbry.proof;

/** The root of a tree whose leaves come one by one: one hash is kept for each whole part, the largest first. */
final class RunningTree {

    private static final int MOST_PARTS = 64;

    private final Sha256 sha = new Sha256();
    private final byte[][] parts = new byte[MOST_PARTS][];
    private int count;
    private long size;

    void add(byte[] leafHash) {
        parts[count++] = leafHash;
        size++;
        for (long rest = size; (rest & 1) == 0; rest >>= 1) {
            count--;
            parts[count - 1] = sha.node(parts[count - 1], parts[count]);
        }
    }

    long size() {
        return size;
    }

    byte[] root() {
        if (count == 0) {
            return sha.of();
        }
        var root = parts[count - 1];
        for (int i = count - 2; i >= 0; i--) {
            root = sha.node(parts[i], root);
        }
        return root;
    }
}
