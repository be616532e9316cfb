package org.aumbry.identity;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.UserId;

/** An invitation that can still be used. */
public record Invitation(UUID id, UserId user, UserId invitedBy, Instant createdAt, Instant expiresAt) {}
