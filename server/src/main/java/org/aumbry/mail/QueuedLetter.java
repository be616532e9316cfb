package org.aumbry.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it stands in the outbox, without its body.
 *
 * @param problem what was wrong at the last attempt; null when nothing was
 * @param doneAt when it was delivered or given up; null while it waits
 */
public record QueuedLetter(
        LetterId id,
        String to,
        String subject,
        boolean secret,
        LetterState state,
        @Nullable Problem problem,
        int attempts,
        Instant createdAt,
        @Nullable Instant doneAt) {

    @Override
    public String toString() {
        return "letter " + id;
    }
}
