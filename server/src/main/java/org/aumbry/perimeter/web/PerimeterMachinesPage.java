package org.aumbry.perimeter.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.operators.web.OperatorFrame;
import org.aumbry.web.Tab;
import org.jspecify.annotations.Nullable;

/** Other machines, as this node finds them. */
public record PerimeterMachinesPage(OperatorFrame frame, List<Tab> tabs, List<Row> rows) {

    /**
     * One machine.
     *
     * @param party worded
     * @param state worded
     * @param since since when it is silent, or when it last answered; null when neither is known
     * @param without worded: what is missing while it is silent, and what goes on; empty while it answers
     */
    public record Row(
            String destination,
            String party,
            String state,
            String chip,
            @Nullable Instant since,
            int waiting,
            long turnedAway,
            String without) {}
}
