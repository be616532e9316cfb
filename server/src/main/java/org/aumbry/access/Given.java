package org.aumbry.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What grants give to one person or link and take from them, in the order of classes; compact, for there may be a
 * hundred thousand. What has an end stays in it, so that no end needs another look at the database.
 */
final class Given {

    static final Given NOTHING = new Given(new long[0], new byte[0], new long[0]);

    private static final int DENIED = 64;
    private static final long NEVER = Long.MAX_VALUE;

    private final long[] classes;
    private final byte[] masks;
    private final long[] ends;

    private Given(long[] classes, byte[] masks, long[] ends) {
        this.classes = classes;
        this.masks = masks;
        this.ends = ends;
    }

    static Given of(Collection<Grant> grants) {
        var sorted = new ArrayList<>(grants);
        sorted.sort(Comparator.comparing(grant -> grant.accessClass().value()));
        var all = new Gathering();
        sorted.forEach(grant ->
                all.add(grant.accessClass().value(), grant.effect(), grant.mask(), grant.expiresAt()));
        return all.given();
    }

    int size() {
        return classes.length;
    }

    long classAt(int index) {
        return classes[index];
    }

    /** What this one gives at that moment; nothing when it denies or has ended. */
    int allowed(int index, long micros) {
        return ends[index] > micros && (masks[index] & DENIED) == 0 ? masks[index] : 0;
    }

    /** What this one takes at that moment; nothing when it allows or has ended. */
    int denied(int index, long micros) {
        return ends[index] > micros && (masks[index] & DENIED) != 0 ? masks[index] & ~DENIED : 0;
    }

    /** The first moment after that one at which something ends; the end of time when nothing will. */
    Instant nextEnd(Instant after) {
        long now = micros(after);
        long next = NEVER;
        for (long end : ends) {
            if (end > now && end < next) {
                next = end;
            }
        }
        return next == NEVER ? Instant.MAX : Instant.EPOCH.plus(next, ChronoUnit.MICROS);
    }

    /** The same with other grants on these classes. */
    Given with(long[] touched, Given instead) {
        var sorted = touched.clone();
        Arrays.sort(sorted);
        var all = new Gathering();
        int other = 0;
        for (int i = 0; i < classes.length; i++) {
            if (Arrays.binarySearch(sorted, classes[i]) < 0) {
                for (; other < instead.size() && instead.classes[other] < classes[i]; other++) {
                    all.add(instead.classes[other], instead.masks[other], instead.ends[other]);
                }
                all.add(classes[i], masks[i], ends[i]);
            }
        }
        for (; other < instead.size(); other++) {
            all.add(instead.classes[other], instead.masks[other], instead.ends[other]);
        }
        return all.given();
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** Takes grants in the order of their classes. */
    static final class Gathering {

        private long[] classes = new long[16];
        private byte[] masks = new byte[16];
        private long[] ends = new long[16];
        private int count;

        void add(long accessClass, Effect effect, int mask, @Nullable Instant expiresAt) {
            add(accessClass, (byte) (effect == Effect.DENY ? mask | DENIED : mask),
                    expiresAt == null ? NEVER : micros(expiresAt));
        }

        private void add(long accessClass, byte mask, long end) {
            if (count == classes.length) {
                classes = Arrays.copyOf(classes, count * 2);
                masks = Arrays.copyOf(masks, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
            }
            classes[count] = accessClass;
            masks[count] = mask;
            ends[count++] = end;
        }

        Given given() {
            return count == 0
                    ? NOTHING
                    : new Given(
                            Arrays.copyOf(classes, count), Arrays.copyOf(masks, count), Arrays.copyOf(ends, count));
        }
    }
}
