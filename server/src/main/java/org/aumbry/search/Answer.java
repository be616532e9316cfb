package org.aumbry.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a question found; every number counts permitted things only and is exact.
 *
 * @param total hits that all chips let through
 * @param counts for each dimension its values, each with the hits that choosing it gives
 * @param keptOut for each chosen dimension how many more hits there would be without it
 * @param next where the next page begins; null at the end
 * @param cut whether the question was longer than what is searched for
 * @param remaining things not yet in the index while it is being rebuilt, at least; 0 when it is whole
 */
public record Answer(
        int total,
        List<Hit> hits,
        Map<Dimension, Map<String, Integer>> counts,
        Map<Dimension, Integer> keptOut,
        @Nullable String next,
        boolean cut,
        int remaining) {}
