package org.aumbry.continuity;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every hour: the backups that networks have scheduled. */
@Component
class NetworkBackupJob {

    private final EachTenant each;
    private final NetworkBackups backups;

    NetworkBackupJob(EachTenant each, NetworkBackups backups) {
        this.each = each;
        this.backups = backups;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT1H")
    void make() {
        each.run("The scheduled backup of a network failed", backups::makeIfDue);
    }
}
