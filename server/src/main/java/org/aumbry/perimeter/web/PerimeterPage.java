package org.aumbry.perimeter.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.operators.web.OperatorFrame;
import org.aumbry.perimeter.Change;
import org.aumbry.perimeter.Snapshot;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * How the node stands in its network.
 *
 * @param changes what differs from what was reviewed
 * @param reviewed the last review; null for none
 * @param note what was typed, when the form is shown again
 */
public record PerimeterPage(
        OperatorFrame frame,
        List<Tab> tabs,
        Snapshot newest,
        List<Change> changes,
        @Nullable Reviewed reviewed,
        Instant due,
        boolean overdue,
        List<Door> doors,
        List<Refused> refused,
        String note,
        FieldErrors errors) {

    /** Who went through the configuration, and when. */
    public record Reviewed(String by, Instant at, String note) {}

    /**
     * One open port.
     *
     * @param service worded
     * @param facing worded
     */
    public record Door(String service, int number, String facing, String chip) {}

    /** Connections to one destination that were not opened; {@code party} worded. */
    public record Refused(Instant at, String party, String destination, String times) {}
}
