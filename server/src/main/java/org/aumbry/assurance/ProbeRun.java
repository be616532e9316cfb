package org.aumbry.assurance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Probes that somebody asked to look now.
 *
 * @param done how many have looked
 * @param failed how many of those saw their control broken
 * @param finishedAt null while it goes on
 */
public record ProbeRun(UUID id, int probes, int done, int failed, Instant startedAt, @Nullable Instant finishedAt) {}
