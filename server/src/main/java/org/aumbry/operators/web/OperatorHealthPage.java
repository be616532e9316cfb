package org.aumbry.operators.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.operators.Machine;
import org.jspecify.annotations.Nullable;

/**
 * How the installation is.
 *
 * @param looked how many networks were asked what waits, of {@code all}
 * @param failed how many of them did not answer
 * @param databaseMillis how long the control database took to answer
 */
public record OperatorHealthPage(
        OperatorFrame frame,
        Machine.State machine,
        long databaseMillis,
        String load,
        List<Row> rows,
        int looked,
        int all,
        int failed) {

    /**
     * One kind of work.
     *
     * @param what key of its name in messages
     * @param chip {@code ok}, or {@code changed} when the oldest waits for longer than it should
     */
    public record Row(
            String what, long count, @Nullable Instant oldest, int networks, String chip, List<Share> worst) {}

    /** What waits in one network. */
    public record Share(String network, long count, @Nullable Instant oldest) {}
}
