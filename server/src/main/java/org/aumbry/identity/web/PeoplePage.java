package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everyone of the network.
 *
 * @param total how many match
 * @param first where the first page begins; -1 when this is it
 * @param alone whether there is only one administrator
 * @param next where the next page begins; -1 when there is none
 */
public record PeoplePage(String q, List<Row> rows, int total, int first, int next, boolean alone) {

    /**
     * One person; role and state are worded, {@code stateCode} is for looks.
     *
     * @param returnedAt when the last letter to their address came back; null when it did not
     */
    public record Row(
            String id,
            String name,
            String email,
            String role,
            String stateCode,
            String state,
            Instant since,
            @Nullable Instant returnedAt) {}
}
