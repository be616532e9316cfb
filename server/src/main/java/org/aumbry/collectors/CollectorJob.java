package org.aumbry.collectors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every two seconds: destinations that are due, each on a thread of its own. One that fails is left alone for longer
 * each time, up to five minutes. Networks without destinations are asked again every five minutes.
 */
@Component
class CollectorJob {

    private static final Logger LOG = LoggerFactory.getLogger(CollectorJob.class);
    private static final Duration LOOK_AROUND = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int LARGEST_STEP = 9;
    private static final int MOST_AT_ONCE = 32;

    private final CollectorStore store;
    private final Delivery delivery;
    private final Tenants tenants;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private final Set<TenantId> known = ConcurrentHashMap.newKeySet();
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private Instant nextLook = Instant.MIN;

    CollectorJob(
            CollectorStore store,
            Delivery delivery,
            Tenants tenants,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.delivery = delivery;
        this.tenants = tenants;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The network has a destination, or another than before. */
    void wake(TenantId tenant) {
        known.add(tenant);
    }

    @Scheduled(initialDelayString = "PT5S", fixedRateString = "PT2S")
    void round() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            boolean all = !clock.instant().isBefore(nextLook);
            if (all) {
                nextLook = clock.instant().plus(LOOK_AROUND);
            }
            (all ? tenants.active() : List.copyOf(known)).forEach(this::look);
        } finally {
            running.set(false);
        }
    }

    private void look(TenantId tenant) {
        try {
            var collectors = scope.call(tenant, () -> transaction.execute(open -> store.all()));
            if (collectors.isEmpty()) {
                known.remove(tenant);
            } else {
                known.add(tenant);
            }
            collectors.stream().filter(this::due).forEach(each -> start(tenant, each.id()));
        } catch (RuntimeException failed) {
            LOG.error("Destinations of a network's journal could not be looked up: {}", failed.toString());
        }
    }

    private boolean due(Collector collector) {
        var progress = collector.progress();
        var pause = Duration.ofSeconds(1L << Math.min(progress.failures(), LARGEST_STEP));
        var wait = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        return collector.enabled()
                && (progress.failures() == 0
                        || progress.triedAt() == null
                        || !clock.instant().isBefore(progress.triedAt().plus(wait)));
    }

    private void start(TenantId tenant, UUID id) {
        if (!room.tryAcquire()) {
            return;
        }
        if (!busy.add(id)) {
            room.release();
            return;
        }
        Thread.ofVirtual().name("collector-", 0).start(() -> {
            try {
                scope.run(tenant, () -> delivery.deliver(id));
            } catch (RuntimeException failed) {
                LOG.error("A destination of a network's journal could not be sent to: {}", failed.toString());
            } finally {
                busy.remove(id);
                room.release();
            }
        });
    }
}
