package org.aumbry.checkpoints.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal's proofs: key, newest head, files to take, and the check in the product.
 *
 * @param key as it is noted down and compared
 * @param checking whether a check goes on
 * @param result of the last check; null when there was none
 */
public record LogPage(String key, Head head, boolean checking, @Nullable Result result) {

    static final Head NO_HEAD = new Head(0, Instant.EPOCH, "");

    /** The newest head; without a note when nothing was signed yet. */
    public record Head(long size, Instant at, String note) {}

    /** What a check found. */
    public record Result(boolean holds, Instant at, long size, long seconds, List<String> faults) {}
}
