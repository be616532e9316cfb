package org.aumbry.resilience;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aumbry.web.Traffic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * How this node leaves: it tells balancers, begins no more jobs and streams, goes on answering until they have noticed,
 * waits for what is under way, for a bounded time, and ends.
 */
@Component
class NodeLeaving {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLeaving.class);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration BEAT = Duration.ofSeconds(2);

    private final NodeRoll roll;
    private final Maintenance maintenance;
    private final Traffic traffic;
    private final ObjectProvider<TaskScheduler> schedulers;
    private final ResilienceSettings settings;
    private final ProgramEnd end;
    private final AtomicBoolean begun = new AtomicBoolean();

    NodeLeaving(
            NodeRoll roll,
            Maintenance maintenance,
            Traffic traffic,
            ObjectProvider<TaskScheduler> schedulers,
            ResilienceSettings settings,
            ProgramEnd end) {
        this.roll = roll;
        this.maintenance = maintenance;
        this.traffic = traffic;
        this.schedulers = schedulers;
        this.settings = settings;
        this.end = end;
    }

    /** Begins to leave, once. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread.ofPlatform().name("leaving").start(this::leave);
        }
    }

    /** Ends without a word, as when the machine loses its power. */
    void halt() {
        LOG.error("This node ends at once, on trial");
        end.end(true);
    }

    private void leave() {
        LOG.warn("This node leaves: for {} s balancers can see that, then at most {} s are given to what is under way",
                settings.notice().toSeconds(), settings.atMost().toSeconds());
        traffic.leave();
        say(roll::leaving);
        schedulers.forEach(jobs -> {
            if (jobs instanceof SmartLifecycle pausable) {
                pausable.stop();
            }
        });
        try {
            waitFor(settings.notice(), false);
            waitFor(settings.atMost(), true);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        int left = traffic.running();
        if (left > 0) {
            LOG.error("This node ends although {} requests are under way", left);
        } else {
            LOG.warn("This node has finished what it had begun, and ends");
        }
        say(() -> roll.left(left, maintenance.runs()));
        end.end(false);
    }

    private void waitFor(Duration time, boolean quietIsEnough) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        long beat = System.nanoTime();
        while (System.nanoTime() < until && !(quietIsEnough && traffic.running() == 0)) {
            Thread.sleep(STEP);
            if (System.nanoTime() - beat > BEAT.toNanos()) {
                beat = System.nanoTime();
                say(roll::beat);
            }
        }
    }

    /** The database may be away; that must not keep the node from leaving. */
    private static void say(Runnable what) {
        try {
            what.run();
        } catch (DataAccessException away) {
            LOG.warn("The control database does not take what this node says: {}", away.getClass().getSimpleName());
        }
    }
}
