package org.aumbry.search;

import java.util.Arrays;
import java.util.Locale;

/** How hits are ordered. */
public enum Order {
    /** Best first; of equally good ones the newest first. */
    BEST,
    NEWEST,
    OLDEST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order named in an address; best first for anything else. */
    public static Order of(String word) {
        return Arrays.stream(values()).filter(order -> order.word().equals(word)).findFirst().orElse(BEST);
    }
}
