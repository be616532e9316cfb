package org.aumbry.identity;

import java.time.Instant;

/**
 * A time at which sign-ins looked like passwords from a leak being tried out.
 *
 * @param kind {@code one-network} or {@code many-networks}: where the tries came from
 */
public record SignInAlarm(String kind, Instant at) {}
