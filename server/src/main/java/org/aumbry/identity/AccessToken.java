package org.aumbry.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** A personal access token as its owner sees it: everything but the secret. */
public record AccessToken(
        UUID id,
        UserId user,
        String name,
        Set<String> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
