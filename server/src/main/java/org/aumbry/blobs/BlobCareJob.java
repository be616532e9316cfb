package org.aumbry.blobs;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aumbry.data.EachNode;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.data.Turns;
import org.aumbry.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after the places where blobs lie and after what lies in them. Of several nodes one at a time does the long
 * work; each looks at its places and mends what it came across itself.
 */
@Component
@EachNode
class BlobCareJob {

    private static final Logger LOG = LoggerFactory.getLogger(BlobCareJob.class);
    private static final Duration TURN = Duration.ofMinutes(2);
    private static final Duration QUIET_LOOK = Duration.ofSeconds(10);
    private static final int NETWORKS_IN_A_ROUND = 50;

    private final Tenants tenants;
    private final TenantScope scope;
    private final Turns turns;
    private final Care care;
    private final ScrubBudget budget;
    private final boolean byItself;
    private final Clock clock;
    private final AtomicBoolean patrolling = new AtomicBoolean();
    private final Map<TenantId, Instant> due = new ConcurrentHashMap<>();
    private Instant lastLook = Instant.MIN;

    BlobCareJob(Tenants tenants, TenantScope scope, Turns turns, Care care, BlobSettings settings, Clock clock) {
        this.tenants = tenants;
        this.scope = scope;
        this.turns = turns;
        this.care = care;
        this.clock = clock;
        byItself = settings.scrubRate().toBytes() > 0;
        budget = new ScrubBudget(settings.scrubRate().toBytes(), clock);
    }

    /** What there is to do. */
    @Component
    record Care(
            BlobStore store,
            BlobSweep sweep,
            BlobCensus census,
            BlobPatrol patrol,
            BlobScrub scrub,
            DamageReports reports) {}

    /** Every hour, for each tenant: sweep, and count copies. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void care() {
        if (turns.take("blobs.sweep", Duration.ofMinutes(50))) {
            forEach("swept", care.sweep()::sweep);
            forEach("counted", this::count);
        }
    }

    /** Every few seconds while a place is away, else every ten: whoever reads or writes must not be first to notice. */
    @Scheduled(initialDelayString = "PT5S", fixedRateString = "PT5S")
    void watch() {
        var now = clock.instant();
        boolean away = care.store().places().stream().anyMatch(PlaceState::away);
        if (away || !now.isBefore(lastLook.plus(QUIET_LOOK)) || now.isBefore(lastLook)) {
            lastLook = now;
            care.store().look();
        }
        if (care.store().takeChange() && byItself) {
            Thread.ofVirtual().name("blob-census").start(() -> forEach("counted", this::count));
        }
    }

    /** Every ten seconds, within the budget: mends, and reads on. */
    @Scheduled(initialDelayString = "PT30S", fixedRateString = "PT10S")
    void patrol() {
        if (!byItself || !patrolling.compareAndSet(false, true)) {
            return;
        }
        try {
            mendReported();
            if (turns.take("blobs.patrol", TURN)) {
                patrolDue();
            }
        } catch (RuntimeException failed) {
            LOG.error("Looking after blobs failed: {}", failed.toString());
        } finally {
            patrolling.set(false);
        }
    }

    private void mendReported() {
        for (var name : care.reports().takeWaiting()) {
            forOne("mended", name.tenant(), () -> care.scrub().scrub(name.id()));
        }
    }

    private void patrolDue() {
        int visited = 0;
        for (var tenant : tenants.active()) {
            if (visited >= NETWORKS_IN_A_ROUND || !budget.left()) {
                return;
            }
            if (!clock.instant().isBefore(due.getOrDefault(tenant, Instant.MIN))) {
                visited++;
                // Set first: a network that fails each time must not take the turn of the others.
                due.put(tenant, clock.instant().plus(TURN));
                forOne("read", tenant, () -> {
                    care.patrol().mend(budget);
                    due.put(tenant, care.patrol().readOn(budget));
                });
            }
        }
    }

    private void count() {
        try {
            if (care.census().count() > 0) {
                due.remove(scope.current());
            }
        } catch (IOException away) {
            LOG.warn("The copies of a network's blobs can't be counted now: {}", away.getMessage());
        }
    }

    private void forEach(String what, Runnable work) {
        for (var tenant : tenants.active()) {
            forOne(what, tenant, work);
        }
    }

    private void forOne(String what, TenantId tenant, Runnable work) {
        try {
            scope.run(tenant, work);
        } catch (RuntimeException failed) {
            LOG.error("Blobs of a network could not be {}: {}", what, failed.toString());
        }
    }
}
