package org.aumbry.terms;

import java.time.Instant;
import org.aumbry.kernel.UserId;

/** Who accepted which version when. */
public record Acceptance(UserId user, int version, Instant at) {}
