package org.aumbry.proof;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes of the tree (RFC 6962, 2.1) and of values; not for several threads at once. */
final class Sha256 {

    static final int BYTES = 32;

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    byte[] of(byte[]... parts) {
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    byte[] leaf(byte[] entry) {
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    byte[] node(byte[] left, byte[] right) {
        var hash = new byte[BYTES];
        digest.update((byte) 1);
        digest.update(left);
        digest.update(right);
        try {
            digest.digest(hash, 0, BYTES);
        } catch (DigestException impossible) {
            throw new IllegalStateException("a hash has 32 bytes", impossible);
        }
        return hash;
    }
}
