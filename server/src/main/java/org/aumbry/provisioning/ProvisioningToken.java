package org.aumbry.provisioning;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client's token; never its secret.
 *
 * @param madeBy the administrator it stands on: it counts only while that person is one
 * @param heir who gets what people leave behind whom the client removes
 */
public record ProvisioningToken(
        UUID id,
        String name,
        UserId madeBy,
        UserId heir,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    @Override
    public String toString() {
        return "provisioning token " + id;
    }
}
