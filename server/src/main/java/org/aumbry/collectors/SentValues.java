package org.aumbry.collectors;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What leaves of an entry's values beside its numbers, verb and outcome. */
public enum SentValues {
    /** None. */
    NONE,
    /** The address it came from. */
    ADDRESS,
    /** All: also what was searched for, changed and the like. */
    ALL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SentValues of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Of an entry's details, those that may leave. */
    Map<String, String> of(Map<String, String> details) {
        var sent = new TreeMap<>(details);
        switch (this) {
            case NONE -> sent.clear();
            case ADDRESS -> sent.keySet().retainAll(java.util.Set.of("address"));
            case ALL -> { }
        }
        return sent;
    }
}
