package org.aumbry.identity;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.UserId;

/** An offer to take over what somebody runs, while it waits for an answer. */
public record TransferOffer(UUID id, String kind, UUID object, UserId from, UserId to, Instant expiresAt) {}
