package org.aumbry.privacy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aumbry.data.BackgroundWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.Lifecycle;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Which jobs of the program run by themselves, read from what really runs. */
@Component
class Schedule {

    private static final String OURS = "org.aumbry.";

    private final ObjectProvider<ScheduledTaskHolder> holders;
    private final ObjectProvider<Lifecycle> lifecycles;
    private final BackgroundWork work;

    Schedule(
            ObjectProvider<ScheduledTaskHolder> holders, ObjectProvider<Lifecycle> lifecycles, BackgroundWork work) {
        this.holders = holders;
        this.lifecycles = lifecycles;
        this.work = work;
    }

    /**
     * One job.
     *
     * @param name module, class and method: {@code identity.ForgettingJob.forget}
     * @param every how often it comes round; nothing for one that runs all the time
     */
    record Job(String name, Duration every) {

        String module() {
            return name.substring(0, name.indexOf('.'));
        }
    }

    /** Jobs of the program by name, also those that a worker does for this node. */
    List<Job> jobs() {
        var found = new ArrayList<Job>();
        holders.stream().flatMap(each -> each.getScheduledTasks().stream()).forEach(scheduled -> {
            var name = scheduled.getTask().toString();
            if (name.startsWith(OURS)) {
                var every = scheduled.getTask() instanceof IntervalTask task
                        ? task.getIntervalDuration()
                        : Duration.ZERO;
                found.add(new Job(name.substring(OURS.length()), every));
            }
        });
        lifecycles.stream()
                .filter(Lifecycle::isRunning)
                .map(each -> ClassUtils.getUserClass(each).getName())
                .filter(name -> name.startsWith(OURS))
                .forEach(name -> found.add(new Job(name.substring(OURS.length()), Duration.ZERO)));
        work.elsewhere().forEach((name, every) -> found.add(new Job(name.substring(OURS.length()), every)));
        return found.stream().sorted(Comparator.comparing(Job::name).thenComparing(Job::every)).toList();
    }

    /** Whether the job of that name, without a method, is among them. */
    static boolean runs(List<Job> jobs, String name) {
        return jobs.stream().anyMatch(job -> job.name().equals(name) || job.name().startsWith(name + "."));
    }
}
