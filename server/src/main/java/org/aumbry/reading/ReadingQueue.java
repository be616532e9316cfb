package org.aumbry.reading;

import java.util.LinkedHashSet;
import java.util.Set;
import org.aumbry.data.NodeRole;
import org.aumbry.data.NodeSettings;
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
 * Lets versions be read in the background, where the node's role is to work: at once when this server added them,
 * within seconds when those that answer people are nodes of their own, within a minute when another one did and
 * stopped. Tenants take turns of a few versions each: a parser process serves one tenant only, so every turn costs
 * the start of one.
 */
@Component
class ReadingQueue implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingQueue.class);
    private static final long SWEEP_MILLIS = 5_000;
    private static final int USUAL_SWEEP = 12;
    private static final long FIRST_SWEEP_MILLIS = 3_000;
    private static final int MOST_IN_A_TURN = 8;
    private static final int ONE_SWEPT_IN = 4;
    private static final long LONGEST_TURN_NANOS = 10_000_000_000L;

    private final ReadingDesk desk;
    private final ReadingSettings settings;
    private final TenantScope scope;
    private final Tenants tenants;
    private final NodeRole role;
    private final Set<TenantId> waiting = new LinkedHashSet<>();
    private final Set<TenantId> swept = new LinkedHashSet<>();
    private int turns;
    private int sweeps;
    private volatile boolean running;

    ReadingQueue(
            ReadingDesk desk, ReadingSettings settings, TenantScope scope, Tenants tenants, NodeSettings node) {
        this.role = node.role();
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
        if (running && (role == NodeRole.WORKER || sweeps++ % USUAL_SWEEP == 0)) {
            var all = tenants.active();
            synchronized (waiting) {
                swept.addAll(all);
                waiting.notifyAll();
            }
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

    @Override
    public boolean isAutoStartup() {
        return role.works();
    }

    private void add(TenantId tenant) {
        if (!role.works()) {
            return;
        }
        synchronized (waiting) {
            waiting.add(tenant);
            waiting.notify();
        }
    }

    private void readOn() {
        while (running) {
            try {
                var tenant = next();
                if (running && scope.call(tenant, this::turn)) {
                    add(tenant);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException trouble) {
                LOG.warn("reading in the background failed: {}", trouble.getClass().getSimpleName());
            }
        }
    }

    /** Reads versions of the entered tenant until none waits or its turn is over. @return whether more may wait */
    private boolean turn() {
        long begun = System.nanoTime();
        for (int read = 0; read < MOST_IN_A_TURN && running; read++) {
            if (!desk.readNext()) {
                return false;
            }
            if (System.nanoTime() - begun > LONGEST_TURN_NANOS) {
                return true;
            }
        }
        return true;
    }

    /** Whoever is known to wait comes first; of those that may have nothing, one in so many. */
    private TenantId next() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty() && swept.isEmpty() && running) {
                waiting.wait();
            }
            if (!running) {
                throw new InterruptedException();
            }
            boolean sweeps = !swept.isEmpty() && (waiting.isEmpty() || ++turns % ONE_SWEPT_IN == 0);
            var first = (sweeps ? swept : waiting).iterator();
            var tenant = first.next();
            first.remove();
            return tenant;
        }
    }
}
