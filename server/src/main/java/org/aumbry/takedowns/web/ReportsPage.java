package org.aumbry.takedowns.web;

import java.time.Instant;
import java.util.List;

/** What was reported here, and what operators took down. */
public record ReportsPage(List<Row> reports, List<Kept> takedowns) {

    /** @param by empty for the holder of a link */
    public record Row(
            String id, String document, String category, String text, String by, Instant at, boolean open) {}

    public record Kept(String id, String category, String reason, Instant at, String state, String chip) {}
}
