package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.TamperedException;
import org.aumbry.data.DataFolder;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Backups that a network's administrators make, take with them, and go back to. */
@Service
public class NetworkBackups {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkBackups.class);
    private static final int MOST_KEPT = 7;
    private static final String ENDING = ".aumbry-backup";

    private final NetworkBackupStore store;
    private final BackupMaking making;
    private final Desk desk;
    private final DataFolder folder;
    private final TenantScope scope;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** Who may, and that it is written down. */
    @org.springframework.stereotype.Component
    record Desk(Networks networks, StepUp stepUp, Journal journal, Ids ids) {

        void require(Principal who, String verb) {
            networks.requireAdministrator(who, verb);
        }

        void record(Principal who, String verb, UUID backup) {
            journal.observe(who, verb, new ObjectRef("backup", backup));
        }
    }

    NetworkBackups(NetworkBackupStore store, BackupMaking making, Desk desk, DataFolder folder, TenantScope scope,
            Clock clock) {
        this.store = store;
        this.making = making;
        this.desk = desk;
        this.folder = folder;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * Where a network stands with its own backups.
     *
     * @param ready whether a passphrase was chosen
     * @param everyDays how often one is made by itself; null for never
     */
    public record Standing(boolean ready, @Nullable Integer everyDays, List<NetworkBackup> backups) {}

    public Standing standing(Principal who) {
        desk.require(who, "backup.read");
        var key = store.key();
        return new Standing(key.isPresent(), key.map(NetworkBackupStore.Key::everyDays).orElse(null), store.list());
    }

    /** Chooses the passphrase that opens the backups made from now on. */
    public void choosePassphrase(Principal who, String passphrase) {
        desk.require(who, "backup.key");
        desk.stepUp().require(who);
        store.setKey(making.newKey(passphrase), clock.instant());
        desk.record(who, "backup.key", who.tenant().value());
    }

    /** @param everyDays from 1 to 30; null for never */
    public void schedule(Principal who, @Nullable Integer everyDays) {
        desk.require(who, "backup.schedule");
        if (everyDays != null && (everyDays < 1 || everyDays > 30)) {
            throw Refusal.invalid("days", "continuity.own.days");
        }
        store.schedule(everyDays);
        desk.journal().observe(who, "backup.schedule", new ObjectRef("network", who.tenant().value()),
                Map.of("days", String.valueOf(everyDays)));
    }

    /** Makes a backup now. */
    public NetworkBackup make(Principal who) {
        desk.require(who, "backup.make");
        var made = make(who.tenant(), who);
        desk.record(who, "backup.make", made.id());
        return made;
    }

    /** Makes one when the schedule says so; nothing happens otherwise. In the network's scope. */
    void makeIfDue() {
        var every = store.key().map(NetworkBackupStore.Key::everyDays).orElse(null);
        if (every == null) {
            return;
        }
        var before = clock.instant().minus(java.time.Duration.ofDays(every));
        if (store.list().stream().noneMatch(backup -> backup.madeAt().isAfter(before))) {
            make(scope.current(), null);
        }
    }

    private NetworkBackup make(TenantId tenant, @Nullable Principal who) {
        var key = store.key().orElseThrow(() -> Refusal.of(Refusal.Code.CONFLICT, "continuity.own.no-passphrase"));
        var id = desk.ids().next();
        if (!oneAtATime.tryLock()) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "continuity.own.busy");
        }
        try {
            var half = file(tenant, id, ".half");
            var written = making.write(tenant, id, key, half);
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
            Files.move(half, file(tenant, id, ""));
            var made = new NetworkBackup(
                    id, clock.instant(), who == null ? null : who.user(), written.bytes(), written.rows(),
                    written.blobs());
            store.add(made);
            forgetOldest(tenant);
            return made;
        } catch (IOException | SQLException failed) {
            LOG.error("A network's backup could not be made: {}", failed.toString());
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "continuity.own.failed");
        } finally {
            oneAtATime.unlock();
        }
    }

    private void forgetOldest(TenantId tenant) throws IOException {
        var all = store.list();
        for (var old : all.subList(Math.min(MOST_KEPT, all.size()), all.size())) {
            Files.deleteIfExists(file(tenant, old.id(), ""));
            store.remove(old.id());
        }
    }

    /** The file to take away; asked of who was looked at freshly. */
    public Path file(Principal who, UUID id) {
        desk.require(who, "backup.take");
        var found = find(id);
        desk.stepUp().require(who);
        desk.record(who, "backup.take", id);
        return file(who.tenant(), found.id(), "");
    }

    /** One of the network's backups. */
    public NetworkBackup get(Principal who, UUID id) {
        desk.require(who, "backup.read");
        return find(id);
    }

    private NetworkBackup find(UUID id) {
        return store.list().stream()
                .filter(backup -> backup.id().equals(id))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** Takes the network back to a backup. Its journal goes on; keys that were destroyed since do not return. */
    public void restore(Principal who, UUID id, String passphrase) {
        desk.require(who, "backup.restore");
        var backup = find(id);
        desk.stepUp().require(who);
        if (!oneAtATime.tryLock()) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "continuity.own.busy");
        }
        try {
            making.load(who.tenant(), backup.id(), passphrase, file(who.tenant(), id, ""));
            desk.record(who, "backup.restore", id);
        } catch (TamperedException damaged) {
            LOG.error("A network's backup is damaged");
            throw Refusal.of(Refusal.Code.CONFLICT, "continuity.own.damaged");
        } catch (IOException | SQLException failed) {
            LOG.error("A network could not be taken back to its backup: {}", failed.toString());
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "continuity.own.failed");
        } finally {
            oneAtATime.unlock();
        }
    }

    private Path file(TenantId tenant, UUID id, String ending) {
        var own = folder(folder, tenant);
        try {
            Files.createDirectories(own);
        } catch (IOException full) {
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "continuity.own.failed");
        }
        return own.resolve(id + ENDING + ending);
    }

    /** Where a backup lies once it is whole. */
    static Path file(DataFolder data, TenantId tenant, UUID id) {
        return folder(data, tenant).resolve(id + ENDING);
    }

    /** Where a network's backups lie. */
    static Path folder(DataFolder data, TenantId tenant) {
        return data.folder("network-backups").resolve(tenant.toString());
    }

    /** Checks a backup's file without any key. Empty when everything holds; otherwise what does not. */
    public static Optional<String> check(Path file, @Nullable String signer) {
        try {
            var manifest = BackupFile.read(file, (name, length, in) -> { });
            if (signer != null && !signer.equals(manifest.signer().orElse(""))) {
                return Optional.of("It is whole, but signed by somebody else.");
            }
            return Optional.empty();
        } catch (TamperedException | IOException damaged) {
            return Optional.of("It is damaged, cut off, or no backup of a network.");
        }
    }
}
