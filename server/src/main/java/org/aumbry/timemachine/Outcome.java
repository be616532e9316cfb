package org.aumbry.timemachine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a restore did.
 *
 * @param madeAt the moment of its transaction
 * @param back how many folders and documents are as they were again
 * @param away how many were taken away
 * @param renamed how many got another name because theirs is taken
 * @param left how many could not be brought back
 * @param verified whether the digest of what stands is that of what stood
 * @param root the digest of what stands
 * @param logged how the whole state compares with what was logged; null for a part, or when nothing was
 */
record Outcome(
        Instant madeAt, int back, int away, int renamed, int left, boolean verified, byte[] root,
        Run.@Nullable Logged logged) {

    Outcome with(Run.@Nullable Logged compared) {
        return new Outcome(madeAt, back, away, renamed, left, verified, root, compared);
    }
}
