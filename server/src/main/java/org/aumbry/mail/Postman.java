package org.aumbry.mail;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.NotVisitedException;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Delivers letters in the background: at once after the act that queued them, and every half minute what is due again.
 * Every ten minutes all networks have their turn, for what another server left behind. While the mail server is left
 * alone, because it was silent, letters wait and none of their attempts is used up.
 */
@Component
class Postman implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int PER_TURN = 50;
    private static final long ROUND_SECONDS = 30;
    private static final long ALL_SECONDS = 600;
    private static final long LONGEST_STOP_SECONDS = 10;

    private final Outbox outbox;
    private final SmtpDoor door;
    private final TenantScope scope;
    private final Tenants tenants;
    private final Set<TenantId> unfinished = ConcurrentHashMap.newKeySet();
    private final Set<TenantId> called = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ScheduledExecutorService worker;

    Postman(Outbox outbox, SmtpDoor door, TenantScope scope, Tenants tenants) {
        this.outbox = outbox;
        this.door = door;
        this.scope = scope;
        this.tenants = tenants;
    }

    /** The entered network has a letter to deliver once the running transaction has committed. */
    void wake() {
        var tenant = scope.current();
        if (!door.open()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                var running = worker;
                if (running != null && called.add(tenant)) {
                    running.execute(() -> {
                        called.remove(tenant);
                        turn(tenant);
                    });
                }
            }
        });
    }

    @Override
    public synchronized void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("postman").daemon().factory());
        started.scheduleWithFixedDelay(this::round, ROUND_SECONDS, ROUND_SECONDS, TimeUnit.SECONDS);
        started.scheduleWithFixedDelay(this::roundOfAll, ROUND_SECONDS, ALL_SECONDS, TimeUnit.SECONDS);
        worker = started;
    }

    @Override
    public synchronized void stop() {
        var running = worker;
        worker = null;
        if (running != null) {
            running.shutdown();
            try {
                running.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** The networks that are known to have letters to deliver. */
    void round() {
        Set.copyOf(unfinished).forEach(this::turn);
    }

    private void roundOfAll() {
        try {
            tenants.active().forEach(this::turn);
        } catch (RuntimeException trouble) {
            // Thrown out of here it would be the last round.
            LOG.warn("The networks could not be listed for their letters: {}", trouble.getClass().getSimpleName());
        }
    }

    void turn(TenantId tenant) {
        unfinished.add(tenant);
        try {
            scope.run(tenant, () -> {
                outbox.tidy();
                for (int i = 0; i < PER_TURN && deliverNext(); i++) {
                    Thread.onSpinWait();
                }
                if (!door.open() || !outbox.anyWaiting()) {
                    unfinished.remove(tenant);
                }
            });
        } catch (RuntimeException trouble) {
            LOG.warn("Letters of a network could not be delivered: {}", trouble.getClass().getSimpleName());
        }
    }

    /** Delivers one letter of the entered network; false when none is due, or no more can be delivered now. */
    boolean deliverNext() {
        if (!door.open()) {
            return false;
        }
        return outbox.next().filter(this::deliver).isPresent();
    }

    private boolean deliver(LetterStore.Claimed claimed) {
        try {
            door.send(claimed.letter());
            outbox.sent(claimed.letter().id());
            return true;
        } catch (NotVisitedException rests) {
            outbox.postponed(claimed.letter().id());
            return false;
        } catch (Undeliverable why) {
            LOG.warn("A letter could not be delivered at attempt {}: {}", claimed.attempt(), why.problem().stored());
            outbox.failed(claimed, why);
            return true;
        }
    }
}
