package org.aumbry.web;

import java.time.Instant;
import org.aumbry.kernel.Egress.Party;
import org.jspecify.annotations.Nullable;

/**
 * Another machine as this process finds it.
 *
 * @param waiting how many wait for it now
 * @param turnedAway how many were not let wait since it last answered
 * @param rests whether it is left alone now
 * @param silentSince when it stopped answering; null while it answers
 * @param answeredAt when it last answered; null when it has not yet
 */
public record Machine(
        Party party,
        String host,
        int port,
        int waiting,
        long turnedAway,
        boolean rests,
        @Nullable Instant silentSince,
        @Nullable Instant answeredAt) {

    public boolean answers() {
        return silentSince == null;
    }
}
