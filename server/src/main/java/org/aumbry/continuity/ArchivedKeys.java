package org.aumbry.continuity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.custody.ArchiveGenerations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The generations of the archive as far as destroyed keys are in them: a base backup that was begun before holds the
 * wrapped keys as they were.
 */
@Component
class ArchivedKeys implements ArchiveGenerations {

    private final ArchiveSettings settings;
    private final ArchiveStore store;
    private final ArchiveConsole console;
    private final BackupCustody custody;
    private final Clock clock;

    ArchivedKeys(
            ArchiveSettings settings,
            ArchiveStore store,
            ArchiveConsole console,
            BackupCustody custody,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.console = console;
        this.custody = custody;
        this.clock = clock;
    }

    @Override
    public List<Generation> holding(Instant moment) {
        boolean held = custody.held();
        var kept = writeOnce() ? clock.instant().minus(lifetime()) : clock.instant();
        return store.begunBefore(moment, kept).stream()
                .map(row -> new Generation(
                        row.id().toString(),
                        row.endedAt() == null ? row.begunAt() : row.endedAt(),
                        row.begunAt().plus(lifetime()),
                        held || row.wrappedKey() != null))
                .toList();
    }

    /** A medium that takes each part once keeps a generation also when nobody needs it any more. */
    private boolean writeOnce() {
        return settings.wanted().stream().anyMatch(ArchiveSettings.Location::writeOnce);
    }

    /** The log goes into a generation until the next one is begun. */
    private Duration lifetime() {
        return settings.mediaExpiry().plus(settings.every());
    }

    @Override
    public void renew() {
        if (!settings.on()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                console.orderBase();
                console.orderDrill();
            }
        });
    }
}
