package org.aumbry.custody;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.aumbry.data.EachNode;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries changes of keys on: those begun here at once, those that another process left behind every five minutes. */
@Component
@EachNode
class RotationJob {

    private static final Logger LOG = LoggerFactory.getLogger(RotationJob.class);

    private final Tenants tenants;
    private final TenantScope scope;
    private final RotationSteps steps;
    private final AtomicBoolean running = new AtomicBoolean();

    RotationJob(Tenants tenants, TenantScope scope, RotationSteps steps) {
        this.tenants = tenants;
        this.scope = scope;
        this.steps = steps;
    }

    @Scheduled(initialDelayString = "PT2S", fixedRateString = "PT1S")
    void carryOnBegun() {
        carryOn(() -> steps.takeBegun());
    }

    @Scheduled(initialDelayString = "PT30S", fixedRateString = "PT5M")
    void carryOnAll() {
        carryOn(() -> tenants.active());
    }

    private void carryOn(Supplier<Collection<TenantId>> where) {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            where.get().forEach(this::carryOn);
        } finally {
            running.set(false);
        }
    }

    private void carryOn(TenantId tenant) {
        try {
            boolean more = true;
            while (more) {
                more = scope.call(tenant, steps::step);
            }
        } catch (RuntimeException failed) {
            LOG.error("Keys of a network could not be changed; it is tried again: {}", failed.toString());
        }
    }
}
