package org.aumbry.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a restriction asks of whoever wants in, or takes from them. Stored as a bit mask; bits never change meaning. */
public enum Demand {
    /** Nobody gets in, whoever they are: what is on its way out. */
    CLOSED(1),
    /** Guests see nothing of it, whatever they were given. */
    NO_GUESTS(2),
    /** Only who signed in with a second factor sees it. */
    SECOND_FACTOR(4),
    /** It is viewed, but never leaves as a file. */
    NO_DOWNLOAD(8),
    /** No link opens it for whoever holds the link. */
    NO_LINKS(16),
    /** Giving it to others asks for a fresh look at the giver. */
    STEP_UP_TO_SHARE(32),
    /** Whoever views or prints it finds their own name across it; a file could not carry that, so none leaves. */
    WATERMARK(64),
    /** Its keys are withdrawn: nobody gets in, and whoever could before is told so. */
    SEALED(128),
    /** Nobody reads it for now, for a reason of law; whoever could before is told so. */
    WITHHELD(256);

    private final int bit;

    Demand(int bit) {
        this.bit = bit;
    }

    /** Whether a label can ask it; what shuts everyone out comes of deleting, sealing and taking down. */
    public boolean ofLabels() {
        return this != CLOSED && this != SEALED && this != WITHHELD;
    }

    /** The mask of all given demands. */
    public static int mask(Collection<Demand> demands) {
        return demands.stream().mapToInt(each -> each.bit).reduce(0, (a, b) -> a | b);
    }

    /** The demands whose bits are set. */
    public static Set<Demand> of(int mask) {
        var set = EnumSet.noneOf(Demand.class);
        for (var demand : values()) {
            if ((mask & demand.bit) != 0) {
                set.add(demand);
            }
        }
        return set;
    }
}
