package org.aumbry.continuity.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where everything lies and how that is.
 *
 * @param faults what is wrong, each in a sentence; empty when nothing is
 * @param exposed how much would be lost with this machine, in a sentence; empty when a fault says that already
 * @param proven when a restore was last tried and gave the same; null when never
 * @param readAt when all copies of files were last read; null when never
 * @param service who holds the uppermost key, and whether it answers, in a sentence
 */
public record StoragePage(
        List<String> faults,
        String exposed,
        String copies,
        List<String> locations,
        @Nullable Instant proven,
        String files,
        String wanted,
        @Nullable Instant readAt,
        List<Place> places,
        String nodes,
        String service,
        int keyVersion,
        Instant keySince,
        Instant keyDue,
        List<Limit> limits) {

    /**
     * How much there may be of something.
     *
     * @param used how much there is, and of how much, in words
     * @param said how that is, in words
     * @param state of the chip
     * @param then what happens when it is reached
     */
    public record Limit(String what, String used, String said, String state, String then) {}

    /**
     * A place of files.
     *
     * @param labels what it fails with, in words; empty when nothing is known
     * @param state {@code ok} or {@code failed}
     * @param said how it is, in words
     */
    public record Place(String name, String kind, String labels, String state, String said) {}
}
