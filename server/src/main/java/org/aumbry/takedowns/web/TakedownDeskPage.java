package org.aumbry.takedowns.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.operators.web.OperatorFrame;
import org.aumbry.operators.web.OperatorOrdersPage;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;

/** What was reported and contested, and what operators take down. */
public record TakedownDeskPage(
        OperatorFrame frame,
        List<Row> news,
        List<OperatorOrdersPage.Row> orders,
        List<Option> categories,
        Wanted wanted,
        FieldErrors errors) {

    /** @param words what somebody wrote to contest a takedown; empty for a report */
    public record Row(String kind, String network, String document, String category, String words, Instant at) {}

    public record Wanted(String network, String document, String category, String reason) {}
}
