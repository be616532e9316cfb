package org.aumbry.provisioning;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.TenantId;

/**
 * What a provisioning client shows, and what is kept of it.
 *
 * <p>Shape: {@code scim_}, base64url of the tenant (22 characters), {@code _}, base64url of 32 random bytes (43
 * characters). Only the SHA-256 of the random bytes is stored.
 */
record ProvisioningSecret(TenantId tenant, String text, byte[] hash) {

    private static final String PREFIX = "scim_";
    private static final int SECRET_BYTES = 32;
    private static final int MIDDLE = PREFIX.length() + 22;
    private static final int LENGTH = MIDDLE + 1 + 43;

    static ProvisioningSecret issue(TenantId tenant, Randomness randomness) {
        var secret = randomness.bytes(SECRET_BYTES);
        var id = ByteBuffer.allocate(16)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .array();
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var text = PREFIX + encoder.encodeToString(id) + "_" + encoder.encodeToString(secret);
        return new ProvisioningSecret(tenant, text, Hashes.sha256(secret));
    }

    /** Reads what a client shows; empty when it is not one of ours. Proves nothing yet. */
    static Optional<ProvisioningSecret> read(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX) || text.charAt(MIDDLE) != '_') {
            return Optional.empty();
        }
        try {
            var decoder = Base64.getUrlDecoder();
            var id = ByteBuffer.wrap(decoder.decode(text.substring(PREFIX.length(), MIDDLE)));
            var secret = decoder.decode(text.substring(MIDDLE + 1));
            var tenant = new TenantId(new UUID(id.getLong(), id.getLong()));
            return Optional.of(new ProvisioningSecret(tenant, text, Hashes.sha256(secret)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
