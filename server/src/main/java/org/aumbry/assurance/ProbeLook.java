package org.aumbry.assurance;

import java.time.Duration;
import java.time.Instant;

/**
 * One answer of one probe.
 *
 * @param observed what it saw, one sentence with figures
 * @param took how long it looked
 */
public record ProbeLook(String probe, boolean holds, String observed, Instant at, Duration took) {}
