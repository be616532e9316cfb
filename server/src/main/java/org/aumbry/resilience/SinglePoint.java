package org.aumbry.resilience;

import java.util.Locale;
import org.aumbry.data.Topology;
import org.jspecify.annotations.Nullable;

/**
 * Something whose loss alone stops work or loses content, or of which nobody can say that it does not.
 *
 * @param point as the checker calls it, and as an acceptance must name it: {@code keys vault}, {@code rack r1}
 * @param kind what is lost with it
 * @param accepted who answers for it; null when nobody does, or not any longer
 */
public record SinglePoint(
        String point, Why why, Topology.Kind kind, State state, Topology.@Nullable Acceptance accepted) {

    /** What is wrong. */
    public enum Why {
        /** The topology names no part of the kind. */
        NONE,
        /** Without this part too few of its kind are left. */
        ALONE,
        /** Without everything that has this label too few of a kind are left. */
        SHARED,
        /** A part whose label nobody gave may fail with any other. */
        UNKNOWN,
        /** The topology names a part that does not answer. */
        MISSING,
        /** A part answers that the topology does not name. */
        UNLISTED;

        /** As sent, and in names of messages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether somebody answers for it. */
    public enum State {
        OPEN,
        ACCEPTED,
        /** Somebody did, and the day is over. */
        EXPIRED;

        /** As sent, and in names of messages. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it counts: nobody answers for it now. */
    public boolean counts() {
        return state != State.ACCEPTED;
    }
}
