package org.aumbry.policies;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.data.DataFolder;
import org.aumbry.data.EachNode;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Compares the program's own files with what they were when it started. What differs is a finding and an entry in every
 * network's journal, once a day until the program is started anew.
 */
@Component
@EachNode
class ProgramWatch {

    /** How often it looks. */
    static final Duration EVERY = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(ProgramWatch.class);
    private static final UserId NOBODY = new UserId(new UUID(0, 0));
    private static final Duration DAY = Duration.ofDays(1);

    private final Supplier<ProgramFiles> files;
    private final Supplier<List<TenantId>> networks;
    private final TenantScope scope;
    private final Findings findings;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Desk desk;
    private volatile @Nullable Map<Path, String> atStart;

    /** Whether there was no network yet: then the first start is still writing settings. */
    private volatile boolean empty;
    private volatile Look last = new Look(Instant.MIN, 0, 0);

    @Autowired
    ProgramWatch(
            Tenants tenants,
            TenantScope scope,
            Findings findings,
            Journal journal,
            TransactionTemplate transaction,
            Desk desk,
            DataFolder folder) {
        this(() -> ProgramFiles.own(folder.path()), tenants::active, scope, findings, journal, transaction, desk);
    }

    /** @param files asked for with the first look: finding them takes longer than a start should */
    ProgramWatch(
            Supplier<ProgramFiles> files,
            Supplier<List<TenantId>> networks,
            TenantScope scope,
            Findings findings,
            Journal journal,
            TransactionTemplate transaction,
            Desk desk) {
        this.files = SingletonSupplier.of(files);
        this.networks = networks;
        this.scope = scope;
        this.findings = findings;
        this.journal = journal;
        this.transaction = transaction;
        this.desk = desk;
    }

    /**
     * What was seen.
     *
     * @param at never for {@link Instant#MIN}
     * @param files how many were looked at
     * @param changed how many of them differ
     */
    record Look(Instant at, int files, int changed) {}

    Look last() {
        return last;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT15M")
    synchronized void look() {
        try {
            var now = files.get().hashes();
            var before = atStart;
            if (before == null || empty) {
                atStart = now;
                empty = networks.get().isEmpty();
                last = new Look(desk.now(), now.size(), 0);
                return;
            }
            int changed = (int) now.entrySet().stream()
                    .filter(each -> !each.getValue().equals(before.get(each.getKey())))
                    .count();
            last = new Look(desk.now(), now.size(), changed);
            if (changed > 0) {
                LOG.error("{} files of the program or its settings are not what they were when it started", changed);
                tellAll(changed);
            }
        } catch (IOException unreadable) {
            LOG.error("The program's own files could not be read: {}", unreadable.getClass().getSimpleName());
        }
    }

    private void tellAll(int changed) {
        for (var tenant : networks.get()) {
            try {
                scope.run(tenant, () -> tell(changed));
            } catch (RuntimeException failed) {
                LOG.error("A network could not be told of changed files: {}", failed.toString());
            }
        }
    }

    private void tell(int changed) {
        var now = desk.now();
        var seen = new Findings.Seen(Finding.Rule.PROGRAM_CHANGED, null, null, changed, now, now, "", DAY);
        if (findings.add(seen)) {
            transaction.executeWithoutResult(open -> journal.record(
                    Principal.system(scope.current(), NOBODY),
                    "program.change-seen",
                    new ObjectRef("network", scope.current().value()),
                    Map.of("files", "" + changed)));
        }
    }
}
