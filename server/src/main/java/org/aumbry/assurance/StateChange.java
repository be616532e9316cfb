package org.aumbry.assurance;

import java.time.Instant;

/**
 * A change of a promise's state.
 *
 * @param observed what the deciding probe saw; empty when no probe decided
 */
public record StateChange(String promise, PromiseState was, PromiseState became, Instant at, String observed) {}
