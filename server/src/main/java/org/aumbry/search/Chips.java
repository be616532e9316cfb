package org.aumbry.search;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What hits are narrowed to: for each dimension that matters the values of which a hit has one. */
public record Chips(Map<Dimension, Set<String>> values) {

    public static final Chips NONE = new Chips(Map.of());

    /** Values looked at in one dimension. */
    private static final int MOST_VALUES = 32;

    public Chips {
        var kept = new EnumMap<Dimension, Set<String>>(Dimension.class);
        values.forEach((dimension, chosen) -> {
            if (!chosen.isEmpty()) {
                kept.put(dimension, Set.copyOf(chosen.stream().limit(MOST_VALUES).toList()));
            }
        });
        values = Map.copyOf(kept);
    }

    public Set<String> of(Dimension dimension) {
        return values.getOrDefault(dimension, Set.of());
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
