package org.aumbry.perimeter;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.operators.OperatorId;

/** That an operator went through a configuration, and what they had to say about it. */
public record Review(UUID id, OperatorId by, Instant at, String note) {}
