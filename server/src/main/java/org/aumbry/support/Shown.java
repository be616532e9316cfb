package org.aumbry.support;

import java.time.Instant;
import java.util.UUID;

/** One object that a grant showed to an operator, or let them change. */
public record Shown(UUID object, SupportVerb verb, Instant at) {}
