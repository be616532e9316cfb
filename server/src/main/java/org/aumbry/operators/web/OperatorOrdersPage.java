package org.aumbry.operators.web;

import java.time.Instant;
import java.util.List;

/** What operators want done and whether two agree. */
public record OperatorOrdersPage(OperatorFrame frame, List<Row> rows) {

    /**
     * One order.
     *
     * @param what already worded
     * @param wanted what it says besides, already worded; empty for nothing
     * @param mine whether the reader proposed it, and so can't confirm it
     */
    public record Row(
            String id,
            String what,
            String wanted,
            String network,
            String object,
            String reason,
            String ticket,
            String by,
            Instant at,
            String state,
            String chip,
            boolean open,
            boolean mine) {}
}
