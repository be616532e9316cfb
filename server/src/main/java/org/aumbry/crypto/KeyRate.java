package org.aumbry.crypto;

import java.util.function.LongSupplier;

/** So many questions a second in the long run, ten times as many at once. */
final class KeyRate {

    private static final int AT_ONCE = 10;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final LongSupplier nanos;
    private double left;
    private long seen;

    /** @param nanos a clock that never goes back */
    KeyRate(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.left = this.perSecond * AT_ONCE;
        this.seen = nanos.getAsLong();
    }

    /** @return whether there is room for one more */
    synchronized boolean take() {
        long now = nanos.getAsLong();
        left = Math.min(perSecond * AT_ONCE, left + (now - seen) / NANOS * perSecond);
        seen = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
