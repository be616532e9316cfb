package org.aumbry.networks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.aumbry.crypto.Macs;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keyed codes of the installation itself, for what must be looked up before a tenant is known.
 *
 * <p>The key is made once, wrapped by the root key, and opened on first use.
 */
@Component
public class InstallationMac {

    private static final String PURPOSE = "installation-mac";

    private final InstallationKeys keys;
    private @Nullable Secret key;

    InstallationMac(InstallationKeys keys) {
        this.keys = keys;
    }

    /**
     * The code of a value.
     *
     * <p>Shape: the first 16 bytes of {@code HMAC-SHA-256(key, "aumbry installation v1" | 0 | purpose | 0 | value)}.
     *
     * @param purpose keeps codes of different uses apart; never holds a zero character
     */
    public byte[] of(String purpose, String value) {
        var input = ("aumbry installation v1\0" + purpose + "\0" + value).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Macs.hmacSha256(key(), input), Macs.LOOKUP_BYTES);
    }

    private synchronized Secret key() {
        var known = key;
        if (known == null) {
            known = keys.open(PURPOSE, opened -> {
                var raw = opened.bytes(RawKeyAccess.because("MAC key of the installation"));
                try {
                    return Secret.copyOf(raw);
                } finally {
                    Arrays.fill(raw, (byte) 0);
                }
            });
            key = known;
        }
        return known;
    }
}
