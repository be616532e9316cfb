package org.aumbry.search;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes changes in while nobody asks, so that the next question finds little to do; commits, closes, goes on building.
 */
@Component
class IndexCare implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexCare.class);
    private static final long PAUSE_MILLIS = 500;

    /** What other nodes changed is taken in by each question; so often also while nobody asks. */
    private static final long OTHERS_SECONDS = 600;

    /** A node whose index has not followed for so long is gone; should it come back, it builds its index anew. */
    private static final Duration GONE = Duration.ofDays(2);

    /** Questions wait at most so long for the next part of an index that is being built. */
    private static final Duration BUILDING_AT_ONCE = Duration.ofMillis(300);

    /** After the n-th failure in a row an index is left alone for two to the n pauses, this many doublings at most. */
    private static final int MOST_DOUBLINGS = 7;

    private final Indexes indexes;
    private final Intake intake;
    private final TenantScope scope;
    private final Tenants tenants;
    private final Clock clock;
    private final Set<TenantId> changed = ConcurrentHashMap.newKeySet();
    private final Map<TenantId, Setback> setbacks = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService worker;

    IndexCare(Indexes indexes, Intake intake, TenantScope scope, Tenants tenants, Clock clock) {
        this.indexes = indexes;
        this.intake = intake;
        this.scope = scope;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Something of the tenant's was committed for the index to take in. */
    void wake(TenantId tenant) {
        changed.add(tenant);
    }

    @Override
    public synchronized void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("index-care").daemon().factory());
        started.execute(this::lookEverywhere);
        started.scheduleWithFixedDelay(this::round, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(this::lookEverywhere, OTHERS_SECONDS, OTHERS_SECONDS, TimeUnit.SECONDS);
        worker = started;
    }

    /** What was committed before this node started, or by other nodes, and perhaps not taken in. */
    private void lookEverywhere() {
        for (var tenant : everyTenant()) {
            try {
                if (scope.call(tenant, intake::anythingPending)) {
                    changed.add(tenant);
                }
                if (scope.call(tenant, () -> intake.forgetLeft(clock.instant().minus(GONE))) > 0) {
                    LOG.info("An index of network {} on a node that is gone was let go", tenant);
                }
            } catch (RuntimeException failed) {
                LOG.warn("The outbox of network {} could not be read", tenant, failed);
            }
        }
    }

    private List<TenantId> everyTenant() {
        try {
            return tenants.active();
        } catch (RuntimeException failed) {
            LOG.warn("The networks could not be listed", failed);
            return List.of();
        }
    }

    private void round() {
        changed.addAll(indexes.unbuilt());
        for (var tenant : changed) {
            var setback = setbacks.get(tenant);
            if (setback == null || System.nanoTime() - setback.until() >= 0) {
                changed.remove(tenant);
                follow(tenant);
            }
        }
        try {
            indexes.tidy();
        } catch (RuntimeException failed) {
            LOG.warn("Search indexes could not be tidied", failed);
        }
    }

    private void follow(TenantId tenant) {
        try {
            scope.run(tenant, () -> {
                var built = false;
                while (!built && isRunning()) {
                    built = indexes.use(LiveIndex::isBuilt, BUILDING_AT_ONCE);
                }
            });
            setbacks.remove(tenant);
        } catch (RuntimeException failed) {
            setbacks.compute(tenant, (key, earlier) -> Setback.after(earlier));
            LOG.warn("The search index of network {} could not follow; questions will try again", tenant, failed);
        }
    }

    /** An index that fails each time must not fill the log, nor take the time of the others. */
    private record Setback(int times, long until) {

        static Setback after(@Nullable Setback earlier) {
            int times = earlier == null ? 1 : Math.min(MOST_DOUBLINGS, earlier.times() + 1);
            return new Setback(times, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS << times));
        }
    }

    @Override
    public synchronized void stop() {
        var running = worker;
        worker = null;
        if (running != null) {
            running.shutdown();
            try {
                running.awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            indexes.closeAll();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** Before the web server starts and after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }
}
