package org.aumbry.checkpoints.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * The journal's proofs: key, newest head, files to take, and the check in the product.
 *
 * @param key as it is noted down and compared
 * @param older keys that signed before, the latest first
 * @param mailedTo where heads go by mail; null for nowhere, empty when the reader has no say in it
 * @param kinds of keys that the reader may give the journal; empty when they may not
 * @param checking whether a check goes on
 * @param result of the last check; null when there was none
 */
public record LogPage(
        String key,
        List<Older> older,
        @Nullable String mailedTo,
        List<Option> kinds,
        Head head,
        boolean checking,
        @Nullable Result result) {

    static final Head NO_HEAD = new Head(0, Instant.EPOCH, "");

    /** The newest head; without a note when nothing was signed yet. */
    public record Head(long size, Instant at, String note) {}

    /** A key that signed heads until the next one came. */
    public record Older(String key, Instant since) {}

    /** What a check found. */
    public record Result(boolean holds, Instant at, long size, long seconds, List<String> faults) {}
}
