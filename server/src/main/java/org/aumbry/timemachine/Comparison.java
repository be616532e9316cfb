package org.aumbry.timemachine;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What differs between a moment and now.
 *
 * @param counts how many things by what happened to them; a thing that was moved and renamed counts in both
 * @param shown the first of them by name
 * @param total how many things differ at all
 */
public record Comparison(Map<Change.Kind, Integer> counts, List<Change> shown, int total) {

    static Comparison of(List<Change> changes, int most) {
        var counts = new EnumMap<Change.Kind, Integer>(Change.Kind.class);
        var visible = changes.stream().filter(change -> !change.kinds().isEmpty()).toList();
        visible.forEach(change -> change.kinds().forEach(kind -> counts.merge(kind, 1, Integer::sum)));
        var shown = visible.stream()
                .sorted(Comparator.comparing((Change change) -> !change.folder())
                        .thenComparing(change -> change.title().toLowerCase(java.util.Locale.ROOT)))
                .limit(most)
                .toList();
        return new Comparison(Map.copyOf(counts), shown, visible.size());
    }

    public int count(Change.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
