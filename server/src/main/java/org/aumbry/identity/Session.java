package org.aumbry.identity;

import java.time.Instant;
import java.util.Set;
import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.UserId;

/**
 * One sign-in of one person, as shown to them.
 *
 * @param client what the browser called itself
 * @param address where it signed in from
 * @param here whether that lies in the same network range as whoever looks
 */
public record Session(
        SessionId id,
        UserId user,
        String client,
        String address,
        Instant createdAt,
        Instant lastSeenAt,
        boolean here,
        Set<Risk> risks) {}
