package org.aumbry.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.networks.InstallationMac;
import org.springframework.stereotype.Component;

/**
 * What a browser keeps to be known again: a random number of its own, and a mark for each address that has signed in
 * there.
 *
 * <p>Shape: base64url of 32 random bytes (43 characters), then up to eight times a full stop and base64url of the mark
 * (22
 * characters), which is a keyed code of the number and the address. So whether a device is an account's own can be told
 * before any account is looked at, and nobody but us can make it so.
 */
@Component
class DeviceMarks {

    private static final int SECRET_BYTES = 32;
    private static final int SECRET_LENGTH = 43;
    private static final int MOST_ACCOUNTS = 8;
    private static final String SHAPE = "[\\w-]{43}(\\.[\\w-]{22}){0,8}";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final InstallationMac macs;
    private final Randomness randomness;

    DeviceMarks(InstallationMac macs, Randomness randomness) {
        this.macs = macs;
        this.randomness = randomness;
    }

    /** The device's own number as text; empty when that is none of ours. */
    static String number(String kept) {
        return kept.matches(SHAPE) ? kept.substring(0, SECRET_LENGTH) : "";
    }

    /** Whether someone with that address has signed in on this device before. */
    boolean knows(String kept, String email) {
        var number = number(kept);
        if (number.isEmpty()) {
            return false;
        }
        var wanted = mark(number, email).getBytes(StandardCharsets.US_ASCII);
        boolean known = false;
        for (var each : marks(kept)) {
            known |= Hashes.same(each.getBytes(StandardCharsets.US_ASCII), wanted);
        }
        return known;
    }

    /** What the device shall keep from now on: the same, with the address marked. */
    String with(String kept, String email) {
        var known = number(kept);
        var number = known.isEmpty() ? BASE64.encodeToString(randomness.bytes(SECRET_BYTES)) : known;
        var mark = mark(number, email);
        var all = new ArrayList<>(known.isEmpty() ? List.<String>of() : marks(kept));
        all.remove(mark);
        all.add(mark);
        var last = all.subList(Math.max(0, all.size() - MOST_ACCOUNTS), all.size());
        return number + "." + String.join(".", last);
    }

    private static List<String> marks(String kept) {
        var parts = Arrays.asList(kept.split("\\."));
        return parts.subList(1, parts.size());
    }

    private String mark(String number, String email) {
        return BASE64.encodeToString(macs.of("device-mark", number + " " + ProfileRules.emailKey(email)));
    }
}
