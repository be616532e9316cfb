package org.aumbry.resilience;

import java.util.List;

/** Whether the work at its peak fits the nodes that are left when the largest one goes. */
final class PeakLoad {

    /** What is left over, so that who takes over is not full: nine parts in ten may be used. */
    private static final int USED_OF_TEN = 9;

    /** Less was hardly measured. */
    static final long FEWEST_MINUTES = 10;

    private PeakLoad() {}

    /**
     * The heaviest minute that was measured, of all nodes together.
     *
     * @param minutes how many were measured
     * @param cpuMillis processor time taken in a second, in milliseconds
     * @param requests answered in a minute
     * @param running being answered at once
     */
    record Peak(long minutes, long cpuMillis, long requests, long running) {}

    /** What the nodes that remain can give, in milliseconds of processor time a second. */
    static long remaining(List<Integer> processors) {
        int all = processors.stream().mapToInt(Integer::intValue).sum();
        int largest = processors.stream().mapToInt(Integer::intValue).max().orElse(0);
        return (all - largest) * 1000L * USED_OF_TEN / 10;
    }

    /** @param processors of each node that serves now */
    static boolean fits(Peak peak, List<Integer> processors) {
        return processors.size() > 1 && peak.minutes() >= FEWEST_MINUTES && peak.cpuMillis() <= remaining(processors);
    }
}
