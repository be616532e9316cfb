package org.aumbry.policies;

import java.time.Duration;
import java.time.Instant;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;

/**
 * How much one holder may take out in one window; 0 sets no limit.
 *
 * @param stepUpPercent from where on a fresh look is needed; 100 = never
 */
record BudgetLimits(long files, long bytes, Duration window, int stepUpPercent) {

    static final int WARN_PERCENT = 80;
    private static final long MEBIBYTE = 1L << 20;
    private static final int WHOLE = 100;

    static BudgetLimits ofPerson(PolicyValues values) {
        return of(values, PolicyOption.BUDGET_FILES, PolicyOption.BUDGET_MEBIBYTES);
    }

    /** What one key may take; what its person may take holds besides. */
    static BudgetLimits ofKey(PolicyValues values) {
        return of(values, PolicyOption.BUDGET_KEY_FILES, PolicyOption.BUDGET_KEY_MEBIBYTES);
    }

    private static BudgetLimits of(PolicyValues values, PolicyOption files, PolicyOption mebibytes) {
        return new BudgetLimits(
                values.count(files),
                values.count(mebibytes) * MEBIBYTE,
                values.hours(PolicyOption.BUDGET_WINDOW_HOURS),
                values.count(PolicyOption.BUDGET_STEP_UP_PERCENT));
    }

    boolean none() {
        return files == 0 && bytes == 0;
    }

    /** When the window that holds this moment began: windows follow each other without gaps from 1970 on. */
    Instant start(Instant at) {
        long seconds = window.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    Instant end(Instant at) {
        return start(at).plus(window);
    }

    /** How much of the budget is used, in percent of the scarcer limit, rounded up. */
    int percent(long usedFiles, long usedBytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(percentOf(usedFiles, files), percentOf(usedBytes, bytes)));
    }

    boolean stepUp(long usedFiles, long usedBytes) {
        return stepUpPercent < WHOLE && percent(usedFiles, usedBytes) > stepUpPercent;
    }

    boolean warn(long usedFiles, long usedBytes) {
        return percent(usedFiles, usedBytes) >= WARN_PERCENT;
    }

    private static long percentOf(long used, long limit) {
        return limit == 0 ? 0 : Math.ceilDiv(used * WHOLE, limit);
    }
}
