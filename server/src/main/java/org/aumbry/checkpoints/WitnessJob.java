package org.aumbry.checkpoints;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every ten seconds: carries new heads to the folder and the witnesses that the installation names, if any. */
@Component
class WitnessJob {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessJob.class);

    private final Witnesses witnesses;
    private final HeadFolder folder;
    private final Log log;
    private final Tenants tenants;
    private final TenantScope scope;
    private final AtomicBoolean running = new AtomicBoolean();
    private final Map<TenantId, Long> written = new ConcurrentHashMap<>();

    WitnessJob(Witnesses witnesses, HeadFolder folder, Log log, Tenants tenants, TenantScope scope) {
        this.witnesses = witnesses;
        this.folder = folder;
        this.log = log;
        this.tenants = tenants;
        this.scope = scope;
    }

    @Scheduled(initialDelayString = "PT10S", fixedRateString = "PT10S")
    void carry() {
        if (!folder.wanted() && !witnesses.any() || !running.compareAndSet(false, true)) {
            return;
        }
        try {
            for (var tenant : tenants.active()) {
                scope.run(tenant, () -> carry(tenant));
            }
        } finally {
            running.set(false);
        }
    }

    private void carry(TenantId tenant) {
        try {
            var newest = log.newest();
            if (newest.isPresent() && folder.wanted() && newest.get().size() > written.getOrDefault(tenant, 0L)) {
                folder.write(tenant, newest.get().note());
                written.put(tenant, newest.get().size());
            }
            newest.ifPresent(witnesses::show);
        } catch (IOException | RuntimeException failed) {
            LOG.error("A head of a network's journal could not be carried on: {}", failed.toString());
        }
    }
}
