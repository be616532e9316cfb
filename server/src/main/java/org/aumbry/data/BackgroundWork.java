package org.aumbry.data;

import java.time.Duration;
import java.util.Map;

/** Who does the scheduled work, as it is now. */
public class BackgroundWork {

    private final RoleSchedule schedule;
    private final Nodes nodes;

    BackgroundWork(RoleSchedule schedule, Nodes nodes) {
        this.schedule = schedule;
        this.nodes = nodes;
    }

    /** Whether this process does work that workers do. */
    public boolean isHere() {
        return !schedule.begun().isEmpty();
    }

    /** Whether some process does it now. */
    public boolean isDone() {
        return nodes.working() > 0;
    }

    /**
     * Jobs that another process does now instead of this one, by class and method, and how often; empty when there is
     * nobody to do them.
     */
    public Map<String, Duration> elsewhere() {
        var left = schedule.left();
        return left.isEmpty() || !isDone() ? Map.of() : left;
    }
}
