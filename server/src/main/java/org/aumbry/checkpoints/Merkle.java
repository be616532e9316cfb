package org.aumbry.checkpoints;

import org.aumbry.crypto.Hashes;

/** Hashes of a Merkle tree as RFC 6962, 2.1, defines them. */
final class Merkle {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Merkle() {}

    static byte[] empty() {
        return Hashes.sha256(new byte[0]);
    }

    static byte[] leaf(byte[] entry) {
        var digest = Hashes.sha256();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    static byte[] node(byte[] left, byte[] right) {
        var digest = Hashes.sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }
}
