package org.aumbry.timemachine;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of which classes somebody is shown things, judged by what they may do today.
 *
 * @param then classes that count for how a thing stood; null = all
 * @param now classes that count for how it stands; null = all
 * @param hidden things that are shown to nobody
 */
record Sight(long @Nullable [] then, long @Nullable [] now, Set<UUID> hidden) {

    static final Sight ALL = new Sight(null, null, Set.of());

    boolean takes(Change change) {
        var before = change.then();
        var after = change.now();
        return !hidden.contains(change.ref().id())
                && (before == null || in(then, before.accessClass()))
                && (after == null || in(now, after.accessClass()));
    }

    UUID[] hiddenIds() {
        return hidden.toArray(UUID[]::new);
    }

    private static boolean in(long @Nullable [] classes, long one) {
        return classes == null || Arrays.binarySearch(classes, one) >= 0;
    }
}
