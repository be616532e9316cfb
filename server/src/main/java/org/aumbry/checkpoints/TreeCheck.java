package org.aumbry.checkpoints;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a check of the whole tree found.
 *
 * @param running whether it still goes on
 * @param size how many entries were looked at
 * @param faults what does not hold, the first hundred; empty when everything does
 */
public record TreeCheck(boolean running, Instant at, long size, Duration took, List<Fault> faults) {

    /** The kinds of things that can be wrong. */
    public enum Kind {
        SIGNATURE,
        ROOT,
        OLDER_HEAD,
        MISSING,
        CHANGED,
        DAMAGED
    }

    /**
     * One thing that is wrong.
     *
     * @param position of the entry, or the size of the tree that a head speaks of
     */
    public record Fault(Kind kind, long position) {}

    public boolean holds() {
        return !running && faults.isEmpty();
    }
}
