package org.aumbry.checkpoints;

import java.time.Instant;

/**
 * A signed head of the network's journal.
 *
 * @param size how many entries it covers
 * @param note as C2SP tlog-checkpoint defines it
 */
public record Checkpoint(long size, Instant at, String note) {}
