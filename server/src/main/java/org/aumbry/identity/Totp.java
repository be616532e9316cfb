package org.aumbry.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import org.aumbry.crypto.Macs;
import org.aumbry.crypto.Secret;

/** Codes that an authenticator app makes anew every half minute: TOTP (RFC 6238) with HMAC-SHA-1 and six digits. */
final class Totp {

    /** RFC 4226, 4: at least 128 bits, 160 recommended. */
    static final int SECRET_BYTES = 20;

    static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /** Clocks differ and people type slowly: one step to either side (RFC 6238, 5.2). */
    private static final int TOLERATED_STEPS = 1;

    private Totp() {}

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    static String code(Secret secret, long step) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", truncated(secret, step) % MODULUS);
    }

    /** The step whose code was given, when it lies near now and behind the last one that was used. */
    static OptionalLong matching(Secret secret, String given, Instant now, long lastStep) {
        var code = given.replaceAll("\\s", "").getBytes(StandardCharsets.US_ASCII);
        var found = OptionalLong.empty();
        for (long step = step(now) - TOLERATED_STEPS; step <= step(now) + TOLERATED_STEPS; step++) {
            boolean same = MessageDigest.isEqual(code, code(secret, step).getBytes(StandardCharsets.US_ASCII));
            if (same && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** Dynamic truncation (RFC 4226, 5.3). */
    static int truncated(Secret secret, long step) {
        var mac = Macs.hmacSha1(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        return ByteBuffer.wrap(mac).getInt(offset) & 0x7fffffff;
    }
}
