package org.aumbry.timemachine;

import java.util.EnumSet;
import java.util.Set;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * One folder or document then and now.
 *
 * @param then null = it did not exist
 * @param now null = it does not exist any more
 * @param regranted whether the rights on it itself are others
 * @param mine whether the asker may bring it back, and not only look at it
 */
public record Change(ObjectRef ref, @Nullable Side then, @Nullable Side now, boolean regranted, boolean mine) {

    /** What happened to it since. */
    public enum Kind {
        CREATED,
        CHANGED,
        REMOVED,
        MOVED,
        RENAMED,
        REPERMISSIONED
    }

    /** What happened since; empty when nothing that shows. */
    public Set<Kind> kinds() {
        var kinds = EnumSet.noneOf(Kind.class);
        boolean was = then != null && !then.trashed();
        boolean is = now != null && !now.trashed();
        if (is && !was) {
            kinds.add(Kind.CREATED);
        } else if (was && !is) {
            kinds.add(Kind.REMOVED);
        } else if (was) {
            compare(kinds, then, now);
        }
        return kinds;
    }

    private void compare(Set<Kind> kinds, Side before, Side after) {
        if (before.version() != after.version()) {
            kinds.add(Kind.CHANGED);
        }
        if (!before.samePlace(after)) {
            kinds.add(Kind.MOVED);
        }
        if (!before.title().equals(after.title())) {
            kinds.add(Kind.RENAMED);
        }
        if (regranted || before.ownClass() != after.ownClass()
                || before.accessClass() != after.accessClass() && before.samePlace(after)) {
            kinds.add(Kind.REPERMISSIONED);
        }
    }

    /** What it is or was called, the earlier name first. */
    public String title() {
        return then != null ? then.title() : now == null ? "" : now.title();
    }

    public boolean folder() {
        return ref.kind().equals("folder");
    }

    boolean existed() {
        return then != null;
    }
}
