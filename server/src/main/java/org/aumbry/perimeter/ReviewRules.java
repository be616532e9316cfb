package org.aumbry.perimeter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When a configuration has to be gone through, and what has changed in it. */
final class ReviewRules {

    /** So long after the first look the first review is due. */
    static final Duration FIRST = Duration.ofDays(30);

    /** So long after a change the changed configuration is to be gone through. */
    static final Duration CHANGED = Duration.ofDays(14);

    private ReviewRules() {}

    /**
     * When the next review is due.
     *
     * @param first when the node was first looked at
     * @param reviewed when the last review was; null for none
     * @param changed when what was reviewed changed; null while it is as it was
     */
    static Instant due(Instant first, @Nullable Instant reviewed, @Nullable Instant changed, Duration every) {
        if (reviewed == null) {
            return first.plus(FIRST);
        }
        var regular = reviewed.plus(every);
        var soon = changed == null ? regular : changed.plus(CHANGED);
        return soon.isBefore(regular) ? soon : regular;
    }

    /** What went and what came, by line. */
    static List<Change> changes(String before, String after) {
        var old = new TreeSet<>(before.lines().toList());
        var fresh = new TreeSet<>(after.lines().toList());
        var changes = new ArrayList<Change>();
        var all = new TreeSet<>(old);
        all.addAll(fresh);
        for (var line : all) {
            if (!Objects.equals(old.contains(line), fresh.contains(line))) {
                changes.add(new Change(fresh.contains(line), line));
            }
        }
        return changes;
    }
}
