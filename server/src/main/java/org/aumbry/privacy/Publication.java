package org.aumbry.privacy;

import java.time.Instant;
import org.aumbry.kernel.UserId;

/** That a version of the notice was published. */
public record Publication(int number, UserId by, Instant at) {}
