package org.aumbry.crypto;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the service that holds the root key is doing, as this process saw it.
 *
 * @param name what the service is
 * @param rootKeyId public name of the root key that wraps now
 * @param calls how often it was asked since the start
 * @param failures how often it gave no answer
 * @param lastLatency how long the last answer took; null before the first
 * @param lastAnswerAt when it last answered; null when it has not yet
 * @param failingSince when it stopped answering; null while it answers
 */
public record KmsHealth(
        String name,
        String rootKeyId,
        long calls,
        long failures,
        @Nullable Duration lastLatency,
        @Nullable Instant lastAnswerAt,
        @Nullable Instant failingSince) {

    public boolean answers() {
        return failingSince == null;
    }
}
