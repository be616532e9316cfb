package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;

/**
 * Everyone of the network.
 *
 * @param total how many match
 * @param first where the first page begins; -1 when this is it
 * @param alone whether there is only one administrator
 * @param next where the next page begins; -1 when there is none
 */
public record PeoplePage(String q, List<Row> rows, int total, int first, int next, boolean alone) {

    /** One person; role and state are worded, {@code stateCode} is for looks. */
    public record Row(
            String id, String name, String email, String role, String stateCode, String state, Instant since) {}
}
