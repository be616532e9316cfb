package org.aumbry.policies;

import java.time.Instant;

/**
 * How much of a budget is used.
 *
 * @param filesLimit 0 for none
 * @param bytesLimit 0 for none
 * @param comesBackAt when something of what is used comes back
 */
public record DownloadMeter(
        long files, long filesLimit, long bytes, long bytesLimit, Instant comesBackAt, int percent, State state) {

    /** What the next download meets. */
    public enum State {
        OK,
        WARNED,
        STEP_UP,
        BLOCKED
    }
}
