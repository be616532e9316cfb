package org.aumbry.provisioning.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of systems that keep people and groups.
 *
 * @param address where such a system finds us
 * @param secret of the token just made; empty otherwise
 * @param heirs who may get what removed people leave behind
 */
public record ProvisioningPage(
        String address, List<Row> rows, String secret, List<Option> heirs, String heir, FieldErrors errors) {

    /** One token. */
    public record Row(
            String id,
            String name,
            String madeBy,
            String heir,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            boolean expired) {}

    @Override
    public String toString() {
        return "provisioning page";
    }
}
