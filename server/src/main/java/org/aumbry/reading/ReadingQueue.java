package org.aumbry.reading;

import java.util.LinkedHashSet;
import java.util.Set;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets versions be read in the background: at once when this server added them, within a minute when another one did
 * and stopped. Tenants take turns, one version each.
 */
@Component
class ReadingQueue implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingQueue.class);
    private static final long SWEEP_MILLIS = 60_000;
    private static final long FIRST_SWEEP_MILLIS = 3_000;

    private final ReadingDesk desk;
    private final ReadingSettings settings;
    private final TenantScope scope;
    private final Tenants tenants;
    private final Set<TenantId> waiting = new LinkedHashSet<>();
    private volatile boolean running;

    ReadingQueue(ReadingDesk desk, ReadingSettings settings, TenantScope scope, Tenants tenants) {
        this.desk = desk;
        this.settings = settings;
        this.scope = scope;
        this.tenants = tenants;
    }

    /** Something of the entered tenant waits, or will once the running transaction has committed. */
    void wake() {
        var tenant = scope.current();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            add(tenant);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                add(tenant);
            }
        });
    }

    /** Finds what other servers left behind. */
    @Scheduled(initialDelay = FIRST_SWEEP_MILLIS, fixedDelay = SWEEP_MILLIS)
    void sweep() {
        if (running) {
            tenants.active().forEach(this::add);
        }
    }

    @Override
    public void start() {
        running = true;
        for (int reader = 0; reader < Math.max(1, settings.parsers()); reader++) {
            Thread.ofVirtual().name("reading-" + reader).start(this::readOn);
        }
    }

    @Override
    public void stop() {
        running = false;
        synchronized (waiting) {
            waiting.notifyAll();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void add(TenantId tenant) {
        synchronized (waiting) {
            waiting.add(tenant);
            waiting.notify();
        }
    }

    private void readOn() {
        while (running) {
            try {
                var tenant = next();
                if (running && scope.call(tenant, desk::readNext)) {
                    add(tenant);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException trouble) {
                LOG.warn("reading in the background failed: {}", trouble.getClass().getSimpleName());
            }
        }
    }

    private TenantId next() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty() && running) {
                waiting.wait();
            }
            if (!running) {
                throw new InterruptedException();
            }
            var first = waiting.iterator();
            var tenant = first.next();
            first.remove();
            return tenant;
        }
    }
}
