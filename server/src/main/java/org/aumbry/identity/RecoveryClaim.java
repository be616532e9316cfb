package org.aumbry.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A claim to administer the network by someone who holds its domain.
 *
 * @param readyAt before then nothing comes of it
 */
public record RecoveryClaim(UUID id, String domain, String email, Instant startedAt, Instant readyAt, State state) {

    public enum State {
        WAITING,
        STOPPED,
        USED
    }

    @Override
    public String toString() {
        return "recovery claim " + id;
    }
}
