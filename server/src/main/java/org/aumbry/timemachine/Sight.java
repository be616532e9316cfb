package org.aumbry.timemachine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Of which classes somebody is shown things, judged by what they may do today.
 *
 * @param then classes that count for how a thing stood; null = all
 * @param now classes that count for how it stands; null = all
 */
record Sight(long @Nullable [] then, long @Nullable [] now) {

    static final Sight ALL = new Sight(null, null);

    boolean takes(@Nullable Side before, @Nullable Side after) {
        return (before == null || in(then, before.accessClass())) && (after == null || in(now, after.accessClass()));
    }

    private static boolean in(long @Nullable [] classes, long one) {
        return classes == null || Arrays.binarySearch(classes, one) >= 0;
    }
}
