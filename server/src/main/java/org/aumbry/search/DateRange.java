package org.aumbry.search;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The last day, week, month or year, counted back from the question. Each holds the ones before. */
public enum DateRange {
    DAY(1),
    WEEK(7),
    MONTH(30),
    YEAR(365);

    private final Duration length;

    DateRange(int days) {
        this.length = Duration.ofDays(days);
    }

    public Duration length() {
        return length;
    }

    /** As in addresses: {@code day}, {@code week}, ... */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DateRange> of(String word) {
        return Arrays.stream(values()).filter(range -> range.word().equals(word)).findFirst();
    }
}
