package org.aumbry.continuity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A restore that was tried and compared.
 *
 * @param holds whether everything that could be compared was the same
 * @param report the signed result, as text
 */
public record ProvenRestore(
        UUID id, UUID generation, Instant begunAt, Duration took, boolean holds, String report) {}
