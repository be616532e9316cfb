package org.aumbry.links;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.TenantId;

/**
 * The secret in a link's address, and what is kept of it.
 *
 * <p>Shape: base64url of the tenant (16 bytes) and 32 random bytes, 64 characters. Only the SHA-256 of the random part
 * is stored: with 256 unpredictable bits no salt or slow hash adds anything.
 *
 * @param text what stands in the address
 * @param hash SHA-256 of the random bytes, as stored
 */
record LinkToken(TenantId tenant, String text, byte[] hash) {

    private static final int TENANT_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int CHARACTERS = 64;

    static LinkToken issue(TenantId tenant, Randomness randomness) {
        var secret = randomness.bytes(SECRET_BYTES);
        var all = ByteBuffer.allocate(TENANT_BYTES + SECRET_BYTES)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .put(secret)
                .array();
        return new LinkToken(tenant, Base64.getUrlEncoder().encodeToString(all), Hashes.sha256(secret));
    }

    /** Reads what came in an address; empty when it is not one of ours. Proves nothing yet. */
    static Optional<LinkToken> read(String text) {
        if (text.length() != CHARACTERS) {
            return Optional.empty();
        }
        try {
            var all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII)));
            var tenant = new TenantId(new UUID(all.getLong(), all.getLong()));
            var secret = new byte[SECRET_BYTES];
            all.get(secret);
            return Optional.of(new LinkToken(tenant, text, Hashes.sha256(secret)));
        } catch (IllegalArgumentException | BufferUnderflowException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
