package org.aumbry.policies;

import java.time.Duration;
import java.time.Instant;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.jspecify.annotations.Nullable;

/**
 * How much one holder may take out in any stretch of time as long as the window; 0 sets no limit.
 *
 * <p>The window slides in slices, each a twenty-fourth of it: a slice counts until its last moment has left the window,
 * so what comes back may come up to one slice late and never early.
 *
 * @param stepUpPercent from where on a fresh look is needed; 100 = never
 */
record BudgetLimits(long files, long bytes, Duration window, int stepUpPercent) {

    static final int WARN_PERCENT = 80;
    private static final long MEBIBYTE = 1L << 20;
    private static final int WHOLE = 100;
    private static final int SLICES = 24;

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

    /** A stretch of time that is counted together; the end belongs to the next one. */
    record Slice(Instant start, Instant end) {}

    /** The slice that holds this moment: slices follow each other without gaps from 1970 on. */
    Slice slice(Instant at) {
        long seconds = window.dividedBy(SLICES).toSeconds();
        var start = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
        return new Slice(start, start.plusSeconds(seconds));
    }

    /** When the window that ends at this moment began. */
    Instant since(Instant at) {
        return at.minus(window);
    }

    /** When something of what was taken comes back: when its earliest slice has left the window; now for nothing. */
    Instant comesBack(@Nullable Instant firstEnd, Instant now) {
        return firstEnd == null ? now : firstEnd.plus(window);
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
