package org.aumbry.checkpoints.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * The network's journal, searched.
 *
 * @param asked what the form holds, by the names of its fields
 * @param query the same as the end of an address
 * @param next where the next page is; null when there is none
 */
public record AuditPage(
        List<Row> rows, Map<String, String> asked, List<Option> outcomes, String query, @Nullable String next) {

    /**
     * One entry.
     *
     * @param person name, or the number of who is not known any more; empty for nobody known
     * @param personId what to search for to see what else that person did; empty for nobody known
     */
    public record Row(
            String id,
            Instant at,
            String verb,
            String person,
            String personId,
            String kind,
            String objectId,
            String outcome,
            String outcomeWord,
            String reason,
            String address,
            String sessionId) {}
}
