package org.aumbry.checkpoints.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aumbry.web.Option;
import org.aumbry.web.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * The network's journal, searched.
 *
 * @param asked what the form holds, by the names of its fields
 * @param query the same as the end of an address
 * @param views questions that the reader keeps
 * @param days how long values are kept, and {@code holds}: how many holds keep some longer
 * @param next where the next page is; null when there is none
 */
public record AuditPage(
        List<Row> rows,
        Map<String, String> asked,
        List<Option> outcomes,
        String query,
        List<Kept> views,
        PaceChart pace,
        int days,
        int holds,
        @Nullable String next) {

    /** One entry. */
    public record Row(
            String id, Instant at, Sentence sentence, String verb, String outcome, String outcomeWord, String reason,
            String sessionId, String tokenId) {}

    /** A question that is kept. */
    public record Kept(String id, String name, String href) {}
}
