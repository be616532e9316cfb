package org.aumbry.support.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.operators.web.OperatorFrame;
import org.aumbry.web.FieldErrors;

/** What operators asked networks for. */
public record SupportDeskPage(OperatorFrame frame, List<Row> rows, Wanted wanted, FieldErrors errors) {

    public record Row(
            String id, String network, String ticket, String reason, int objects, Instant at, String state,
            String chip) {}

    /** What was typed. */
    public record Wanted(String network, String ticket, String reason, String objects, String hours, boolean change) {

        static final Wanted NOTHING = new Wanted("", "", "", "", "1", false);
    }
}
