package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * One's own tokens for programs.
 *
 * @param secret of the token just made; empty otherwise
 * @param admin whether to offer the administrators' scope
 */
public record TokensPage(List<Tab> tabs, List<Row> rows, String secret, boolean admin, FieldErrors errors) {

    /** One token. */
    public record Row(
            String id, String name, String scopes, Instant expiresAt, @Nullable Instant lastUsedAt, boolean expired) {}

    @Override
    public String toString() {
        return "tokens page";
    }
}
