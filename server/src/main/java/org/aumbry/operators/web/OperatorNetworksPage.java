package org.aumbry.operators.web;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * The networks in numbers.
 *
 * @param next where the next page is; empty when there is none
 */
public record OperatorNetworksPage(OperatorFrame frame, List<Row> rows, String next) {

    /** @param state key of the state in messages */
    public record Row(
            String id, String state, String chip, long people, long files, long bytes,
            OptionalLong entries, Instant since) {}
}
