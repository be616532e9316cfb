package org.aumbry.access;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What may be done in each class in which anything may be; compact, for there may be a hundred thousand.
 *
 * @param classes ascending
 * @param masks bits of permissions, in the same order; never 0
 */
record Masks(long[] classes, byte[] masks) {

    /** A class and its mask travel in one number while they are sorted; a mask has six bits. */
    private static final int BITS = 6;

    static Masks of(Map<Long, Integer> masks) {
        var packed = new long[masks.size()];
        int count = 0;
        for (var each : masks.entrySet()) {
            packed[count++] = packed(each.getKey(), each.getValue());
        }
        return unpacked(packed, count);
    }

    static long packed(long accessClass, int mask) {
        return accessClass << BITS | mask;
    }

    /** @param packed what {@link #packed} made, in any order; it is sorted */
    static Masks unpacked(long[] packed, int count) {
        Arrays.sort(packed, 0, count);
        var classes = new long[count];
        var masks = new byte[count];
        for (int i = 0; i < count; i++) {
            classes[i] = packed[i] >> BITS;
            masks[i] = (byte) (packed[i] & (1 << BITS) - 1);
        }
        return new Masks(classes, masks);
    }

    int of(long accessClass) {
        int at = Arrays.binarySearch(classes, accessClass);
        return at < 0 ? 0 : masks[at];
    }

    /** The classes that have all of these bits, ascending. */
    long[] with(int bits) {
        var holding = new long[classes.length];
        int count = 0;
        for (int i = 0; i < classes.length; i++) {
            if ((masks[i] & bits) == bits) {
                holding[count++] = classes[i];
            }
        }
        return count == classes.length ? classes : Arrays.copyOf(holding, count);
    }

    Map<Long, Integer> toMap() {
        var map = HashMap.<Long, Integer>newHashMap(classes.length);
        for (int i = 0; i < classes.length; i++) {
            map.put(classes[i], (int) masks[i]);
        }
        return map;
    }
}
