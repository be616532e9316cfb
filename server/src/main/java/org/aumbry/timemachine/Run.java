package org.aumbry.timemachine;

import java.time.Instant;
import java.util.Set;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One restore: what was wanted, and what became of it.
 *
 * @param chosen empty = everything in the scope
 * @param undoOf the restore that this one takes back; null for any other
 * @param step how far it is, from 0 to {@link #STEPS}
 * @param result null until it is done
 * @param failure key of the reason; null unless it failed
 */
public record Run(
        RunId id,
        Scope scope,
        Instant at,
        Set<ObjectRef> chosen,
        boolean newer,
        @Nullable RunId undoOf,
        UserId askedBy,
        Instant askedAt,
        State state,
        int step,
        @Nullable Result result,
        @Nullable String failure) {

    public static final int STEPS = 3;

    /** Where a restore stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * What was done.
     *
     * @param madeAt the moment of the restore; its return point lies just before
     * @param verified whether the digest of what stands equals that of what stood
     * @param root the digest of what stands, 32 bytes
     * @param logged not null when the whole state was compared with a root in the journal
     */
    public record Result(
            Instant madeAt, int back, int away, int renamed, int left, boolean verified, byte[] root,
            @Nullable Logged logged) {}

    /**
     * A root that stands in the journal.
     *
     * @param at its moment, the last before the one that was restored
     * @param met whether history gives that root, and what stands now the state that followed from it
     */
    public record Logged(Instant at, boolean met) {}

    public boolean ended() {
        return state == State.DONE || state == State.FAILED;
    }

    Order order() {
        return new Order(scope, at, chosen, newer);
    }
}
