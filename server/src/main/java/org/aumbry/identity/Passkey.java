package org.aumbry.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner sees it.
 *
 * @param backedUp whether the device keeps a copy elsewhere, as it said itself
 */
public record Passkey(UUID id, String name, boolean backedUp, Instant createdAt, @Nullable Instant lastUsedAt) {}
