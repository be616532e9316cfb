package org.aumbry.continuity;

import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour: the backups that networks have scheduled. */
@Component
class NetworkBackupJob {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkBackupJob.class);

    private final Tenants tenants;
    private final TenantScope scope;
    private final NetworkBackups backups;

    NetworkBackupJob(Tenants tenants, TenantScope scope, NetworkBackups backups) {
        this.tenants = tenants;
        this.scope = scope;
        this.backups = backups;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT1H")
    void make() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, backups::makeIfDue);
            } catch (RuntimeException failed) {
                LOG.error("The scheduled backup of a network failed: {}", failed.toString());
            }
        }
    }
}
