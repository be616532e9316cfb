package org.aumbry.identity;

import java.time.Instant;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;

/**
 * One sign-in of one person, as shown to them.
 *
 * @param client what the browser called itself
 * @param address where it signed in from
 */
public record Session(
        SessionId id, UserId user, String client, String address, Instant createdAt, Instant lastSeenAt) {}
