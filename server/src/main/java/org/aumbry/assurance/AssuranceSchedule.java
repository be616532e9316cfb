package org.aumbry.assurance;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aumbry.data.NodeSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks again and again which probes are due, on nodes that answer people: much of what is promised is promised of
 * those. On several of them each asks; a claim in the database lets one of them look.
 */
@Component
class AssuranceSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AssuranceSchedule.class);

    private final Inspections inspections;
    private final AssuranceSettings settings;
    private final NodeSettings node;
    private @Nullable ScheduledExecutorService clockwork;

    AssuranceSchedule(Inspections inspections, AssuranceSettings settings, NodeSettings node) {
        this.inspections = inspections;
        this.settings = settings;
        this.node = node;
    }

    @Override
    public synchronized void start() {
        if (settings.scheduled() && node.role().answers() && clockwork == null) {
            var started = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("probes").daemon().factory());
            started.scheduleWithFixedDelay(
                    this::tick, settings.firstLook().toMillis(), settings.tick().toMillis(), TimeUnit.MILLISECONDS);
            clockwork = started;
        }
    }

    @Override
    public synchronized void stop() {
        if (clockwork != null) {
            clockwork.shutdownNow();
            clockwork = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }

    private void tick() {
        try {
            inspections.lookWhereDue();
        } catch (RuntimeException failed) {
            // The next tick tries again; meanwhile answers grow old and their promises turn overdue.
            LOG.error("Probes could not be run", failed);
        }
    }
}
