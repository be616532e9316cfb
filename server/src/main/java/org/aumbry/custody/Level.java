package org.aumbry.custody;

import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keys that are changed together. */
public enum Level {
    /** The key above all keys of the network; the keys below it are wrapped anew. */
    NETWORK(Period.ofYears(1)),
    /** The keys of purposes and spaces; the keys of files below them are wrapped anew. */
    CONTENTS(Period.ofYears(2), "content", "journal", "index", "settings", "checkpoints", "space"),
    /** The keys of people. */
    PEOPLE(Period.ofYears(2), "person"),
    /** All of these but the network's own; then everything below them is sealed anew, in the way that is set. */
    ANEW(Period.ofYears(2), "content", "journal", "index", "settings", "checkpoints", "space", "person");

    private final Period use;
    private final List<String> kinds;

    Level(Period use, String... kinds) {
        this.use = use;
        this.kinds = List.of(kinds);
    }

    /** How long one key seals before it is due; NIST SP 800-57 part 1, 5.3.6: at most two years for such keys. */
    public Period use() {
        return use;
    }

    /** The kinds of data keys that are changed; none for the network's own. */
    public List<String> kinds() {
        return kinds;
    }

    /** The form in tables, forms and JSON. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Level> of(String stored) {
        for (var level : values()) {
            if (level.stored().equals(stored)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
