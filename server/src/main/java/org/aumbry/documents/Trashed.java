package org.aumbry.documents;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.UserId;

/**
 * That something lies in the trash.
 *
 * @param root the thing that was put there: this one, or a folder around it
 */
public record Trashed(Instant at, UserId by, UUID root) {

    /** How long the trash keeps things before they are gone for good. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** When it is gone for good. */
    public Instant goneAt() {
        return at.plus(KEPT);
    }
}
