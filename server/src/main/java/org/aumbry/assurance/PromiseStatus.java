package org.aumbry.assurance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise and what is known about it now.
 *
 * @param probeCount how many probes look at it
 * @param lookedAt when the oldest of their last answers was given; null when one of them has not looked, or there is
 *     none
 */
public record PromiseStatus(Promise promise, PromiseState state, int probeCount, @Nullable Instant lookedAt) {}
