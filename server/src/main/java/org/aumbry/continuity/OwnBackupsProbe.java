package org.aumbry.continuity;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.data.DataFolder;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Looks whether the network's newest own backup was made in time, and reads it from beginning to end. */
@Component
class OwnBackupsProbe implements Probe {

    /** Without a schedule somebody has to make one so often. */
    private static final int DAYS_BY_HAND = 31;

    private static final Duration SLACK = Duration.ofHours(6);

    /** Of a larger one only the length is compared, so that looking takes seconds. */
    private static final long MOST_READ = 512L << 20;

    private final NetworkBackupStore store;
    private final BackupCustody custody;
    private final DataFolder data;
    private final TenantScope scope;
    private final Clock clock;

    OwnBackupsProbe(
            NetworkBackupStore store, BackupCustody custody, DataFolder data, TenantScope scope, Clock clock) {
        this.store = store;
        this.custody = custody;
        this.data = data;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "continuity.own-backups";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-15");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Result look() {
        var key = store.key();
        if (key.isEmpty()) {
            return Result.fails("No passphrase was chosen for backups of this network, so there is none.");
        }
        var all = store.list();
        if (all.isEmpty()) {
            return Result.fails("No backup of this network was made yet.");
        }
        var newest = all.getFirst();
        var every = key.get().everyDays();
        var days = every == null ? DAYS_BY_HAND : every;
        if (newest.madeAt().plus(Duration.ofDays(days)).plus(SLACK).isBefore(clock.instant())) {
            return Result.fails("The newest backup of this network is of %s; one was due every %d days.".formatted(
                    newest.madeAt(), days));
        }
        return read(newest);
    }

    private Result read(NetworkBackup newest) {
        var file = NetworkBackups.file(data, scope.current(), newest.id());
        var named = "The newest backup of this network, of " + newest.madeAt() + ", ";
        try {
            if (Files.size(file) != newest.sizeBytes()) {
                return Result.fails(named + "has another length than when it was made.");
            }
        } catch (java.io.IOException missing) {
            return Result.fails(named + "is not where it was put.");
        }
        if (newest.sizeBytes() > MOST_READ) {
            return Result.holds(named + "has the length it was made with; it is too large to be read again here.");
        }
        return NetworkBackups.check(file, custody.signer())
                .map(wrong -> Result.fails(named + "does not hold. " + wrong))
                .orElseGet(() -> Result.holds(named + "is whole and signed: " + newest.rows() + " rows and "
                        + newest.blobs() + " files, sealed for the network's own passphrase."));
    }
}
