package org.aumbry.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * What narrows the grants on a class and on everything below it, inheritance broken or not.
 *
 * @param freshMinutes how long ago the last strong look at a person may be; 0 = any time
 */
public record Restriction(Set<Demand> demands, int freshMinutes) {

    /** Nothing besides the grants. */
    public static final Restriction NONE = new Restriction(Set.of(), 0);

    /** Longest a look can count. */
    public static final int MOST_MINUTES = 1440;

    public Restriction {
        demands = Set.copyOf(demands);
        if (freshMinutes < 0 || freshMinutes > MOST_MINUTES) {
            throw new IllegalArgumentException("a look counts for 0 to " + MOST_MINUTES + " minutes");
        }
    }

    public boolean asks(Demand demand) {
        return demands.contains(demand);
    }

    /**
     * Whether links may lead there: whoever holds one is nobody, has no name to be written across a page and nothing to
     * show.
     */
    public boolean opensToLinks() {
        return !asks(Demand.NO_LINKS)
                && !asks(Demand.NO_GUESTS)
                && !asks(Demand.WATERMARK)
                && !asks(Demand.SECOND_FACTOR)
                && freshMinutes == 0;
    }

    /** Both together: of everything the stricter. */
    public Restriction plus(Restriction other) {
        if (other.equals(NONE)) {
            return this;
        }
        if (equals(NONE)) {
            return other;
        }
        var all = EnumSet.noneOf(Demand.class);
        all.addAll(demands);
        all.addAll(other.demands);
        int fresh = freshMinutes == 0 || other.freshMinutes == 0
                ? Math.max(freshMinutes, other.freshMinutes)
                : Math.min(freshMinutes, other.freshMinutes);
        return new Restriction(all, fresh);
    }

    /** Whether everything the other asks is asked by this too. */
    public boolean atLeast(Restriction other) {
        return plus(other).equals(this);
    }
}
