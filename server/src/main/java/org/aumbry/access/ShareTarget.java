package org.aumbry.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What kind of audience a sharing reaches, as sharing rules tell them apart. Stored as a bit mask. */
public enum ShareTarget {
    /** A person of the network. */
    PEOPLE,
    /** A group. */
    GROUPS,
    /** Everyone in the network. */
    EVERYONE,
    /** Someone from outside: a guest, by name or inside a group. */
    GUESTS,
    /** Whoever holds a link. */
    LINKS,
    /** Someone who cannot see the space or drive around the thing. */
    BEYOND;

    int bit() {
        return 1 << ordinal();
    }

    /** The form in tables, forms and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static int mask(Collection<ShareTarget> targets) {
        return targets.stream().mapToInt(ShareTarget::bit).reduce(0, (a, b) -> a | b);
    }

    static Set<ShareTarget> of(int mask) {
        var set = EnumSet.noneOf(ShareTarget.class);
        for (var target : values()) {
            if ((mask & target.bit()) != 0) {
                set.add(target);
            }
        }
        return set;
    }
}
