package org.aumbry.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 and SHA-512 (FIPS 180-4), and MD5 where a protocol wants it. */
public final class Hashes {

    public static final int SHA256_BYTES = 32;

    private Hashes() {}

    public static byte[] sha256(byte[] data) {
        return sha256().digest(data);
    }

    /** A digest to feed piece by piece. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /**
     * MD5 (RFC 1321), which object stores ask for to find bytes that changed on their way. It proves nothing against
     * anyone who wants to deceive.
     */
    public static byte[] transferMd5(byte[] data) {
        try {
            return MessageDigest.getInstance("MD5").digest(data);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has MD5", missing);
        }
    }

    /** A digest of twice the length, to feed piece by piece. */
    public static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-512", missing);
        }
    }

    /** Compares in a time that does not tell where the difference is. */
    public static boolean same(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, b);
    }
}
