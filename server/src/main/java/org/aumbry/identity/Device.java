package org.aumbry.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.UserId;

/**
 * A browser in which a person has signed in.
 *
 * @param name what its owner calls it; empty when they call it nothing
 * @param client what it called itself last
 * @param address where it was last
 * @param factors what was shown there last
 * @param old whether it is older than the network wants
 */
public record Device(
        UUID id,
        UserId user,
        String name,
        String client,
        String address,
        Set<Factor> factors,
        Instant firstSeenAt,
        Instant lastSeenAt,
        boolean old) {}
