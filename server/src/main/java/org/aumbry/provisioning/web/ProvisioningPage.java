package org.aumbry.provisioning.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.identity.web.PeoplePicker;
import org.aumbry.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of systems that keep people and groups.
 *
 * @param address where such a system finds us
 * @param secret of the token just made; empty otherwise
 * @param form what was typed for the next one
 * @param heirs who may get what removed people leave behind
 */
public record ProvisioningPage(
        String address, List<Row> rows, String secret, Form form, PeoplePicker heirs, FieldErrors errors) {

    /** What was typed. */
    public record Form(String name, String days) {

        static final Form EMPTY = new Form("", "365");
    }

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
