package org.aumbry.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.TenantId;

/**
 * A secret someone shows to be recognised, and what is kept of it.
 *
 * <p>Shape: base64url of the tenant (22 characters), a separator, base64url of 32 random bytes (43 characters); session
 * and invitation separate with a full stop, personal access tokens are {@code aum_<tenant>_<random>}. Only the SHA-256
 * of the random part's bytes is stored: with 256 unpredictable bits no salt or slow hash adds anything.
 *
 * @param text what the holder gets, once
 * @param hash SHA-256 of the random bytes, as stored
 */
record OpaqueToken(TenantId tenant, String text, byte[] hash) {

    private static final int SECRET_BYTES = 32;
    private static final int TENANT_CHARACTERS = 22;
    private static final int SECRET_CHARACTERS = 43;
    private static final String ACCESS_PREFIX = "aum_";

    static OpaqueToken issue(TenantId tenant, Randomness randomness) {
        return issue(tenant, randomness, "", ".");
    }

    static OpaqueToken issueAccess(TenantId tenant, Randomness randomness) {
        return issue(tenant, randomness, ACCESS_PREFIX, "_");
    }

    /** Reads a session or invitation token; empty when it is not one of ours. Proves nothing yet. */
    static Optional<OpaqueToken> read(String text) {
        return read(text, "", '.');
    }

    /** Reads a personal access token; empty when it is not one of ours. Proves nothing yet. */
    static Optional<OpaqueToken> readAccess(String text) {
        return read(text, ACCESS_PREFIX, '_');
    }

    private static OpaqueToken issue(TenantId tenant, Randomness randomness, String prefix, String separator) {
        var secret = randomness.bytes(SECRET_BYTES);
        var id = ByteBuffer.allocate(16)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .array();
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var text = prefix + encoder.encodeToString(id) + separator + encoder.encodeToString(secret);
        return new OpaqueToken(tenant, text, Hashes.sha256(secret));
    }

    private static Optional<OpaqueToken> read(String text, String prefix, char separator) {
        var middle = prefix.length() + TENANT_CHARACTERS;
        if (text.length() != middle + 1 + SECRET_CHARACTERS
                || !text.startsWith(prefix)
                || text.charAt(middle) != separator) {
            return Optional.empty();
        }
        try {
            var decoder = Base64.getUrlDecoder();
            var id = ByteBuffer.wrap(decoder.decode(text.substring(prefix.length(), middle)));
            var secret = decoder.decode(text.substring(middle + 1).getBytes(StandardCharsets.US_ASCII));
            var tenant = new TenantId(new UUID(id.getLong(), id.getLong()));
            return Optional.of(new OpaqueToken(tenant, text, Hashes.sha256(secret)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
