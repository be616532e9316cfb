package org.aumbry.operators.web;

import java.time.Instant;
import java.util.List;

/**
 * The installation's journal.
 *
 * @param fault number of the first entry that does not hold; 0 when all do, -1 when nobody has looked
 * @param next where older ones are; empty when there are none
 */
public record OperatorJournalPage(OperatorFrame frame, List<Row> rows, long fault, String next) {

    public record Row(
            long number, Instant at, String verb, String operator, String network, String object, boolean denied,
            String hash) {}
}
