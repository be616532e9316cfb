package org.aumbry.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;

/** HMAC-SHA-256 (FIPS 198-1) and the key derivation made of it, HKDF-SHA-256 (RFC 5869). */
public final class Macs {

    /** Bytes kept of a look-up MAC. 128 bits: a collision among 2^32 values of one column has a chance of 2^-65. */
    public static final int LOOKUP_BYTES = 16;

    private Macs() {}

    public static byte[] hmacSha256(Secret key, byte[] data) {
        var raw = key.bytes(RawKeyAccess.because("HMAC"));
        try {
            return hmacSha256(raw, data);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /** HMAC-SHA-1 (RFC 2104), only for the codes of authenticator apps (RFC 6238), which know no other everywhere. */
    public static byte[] hmacSha1(Secret key, byte[] data) {
        var raw = key.bytes(RawKeyAccess.because("code of an authenticator app"));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new WipeableKey(raw, "HmacSHA1"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-1 is not usable", impossible);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /** HKDF: extract with the salt, expand with the info. */
    public static Secret derive(Secret key, byte[] salt, byte[] info, int lengthBytes) {
        var raw = key.bytes(RawKeyAccess.because("HKDF"));
        try {
            var derived = hkdf(raw, salt, info, lengthBytes);
            try {
                return Secret.copyOf(derived);
            } finally {
                Arrays.fill(derived, (byte) 0);
            }
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    static byte[] hmacSha256(byte[] key, byte[] data) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new WipeableKey(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA-256 is not usable", impossible);
        }
    }

    static byte[] hkdf(byte[] key, byte[] salt, byte[] info, int lengthBytes) {
        try {
            var parameters = HKDFParameterSpec.ofExtract().addIKM(key).addSalt(salt).thenExpand(info, lengthBytes);
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HKDF-SHA-256 is not usable", impossible);
        }
    }
}
