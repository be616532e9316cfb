package org.aumbry.data;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;

/** The one place where scheduled jobs begin: those of this node's role, and those of every node. */
class RoleSchedule extends DeclaredSchedules {

    private final NodeRole role;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final Map<String, Duration> left = new TreeMap<>();

    RoleSchedule(NodeRole role) {
        this.role = role;
    }

    @Override
    protected void processScheduled(Scheduled scheduled, Method method, Object bean) {
        var job = method.getDeclaringClass();
        var name = job.getName() + "." + method.getName();
        boolean everywhere = job.isAnnotationPresent(EachNode.class);
        if (everywhere || role.works()) {
            super.processScheduled(scheduled, method, bean);
            if (!everywhere) {
                begun.add(name);
            }
        } else {
            left.put(name, every(scheduled));
        }
    }

    private static Duration every(Scheduled scheduled) {
        var text = scheduled.fixedDelayString() + scheduled.fixedRateString();
        return text.isEmpty()
                ? Duration.ofMillis(Math.max(scheduled.fixedDelay(), scheduled.fixedRate()))
                : Duration.parse(text);
    }

    /** Jobs that run here and would not on a node that only answers people, by class and method. */
    Set<String> begun() {
        return Set.copyOf(begun);
    }

    /** Jobs that are left to workers, by class and method, and how often those do them. */
    Map<String, Duration> left() {
        return Map.copyOf(left);
    }
}
