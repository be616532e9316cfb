package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.blobs.BlobFolders;
import org.aumbry.blobs.SealedFiles;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.ClusterAccess;
import org.aumbry.kernel.Egress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Runs the archive while the program runs, where it is wanted and the database server is ours. */
@Component
class Archiver implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Archiver.class);
    private static final Duration BLOBS_EVERY = Duration.ofSeconds(3);
    private static final Duration HEAL_EVERY = Duration.ofSeconds(60);
    private static final Duration EXPIRE_EVERY = Duration.ofHours(6);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration ORDERS_KEPT = Duration.ofDays(30);

    private final ClusterAccess access;
    private final ArchiveSettings settings;
    private final ArchiveStore store;
    private final ArchiveStateStore state;
    private final Archive archive;
    private final Clock clock;
    private volatile boolean running;
    private volatile @Nullable Instant blobsAt;
    private Copies.Census census = new Copies.Census(0, 0, 0, 0);
    private @Nullable Instant healedAt;
    private Instant nextTry = Instant.MIN;
    private Instant nextExpiry = Instant.MIN;

    Archiver(ClusterAccess access, ArchiveSettings settings, ArchiveStore store, ArchiveStateStore state,
            Archive archive, Clock clock) {
        this.access = access;
        this.settings = settings;
        this.store = store;
        this.state = state;
        this.archive = archive;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (!settings.on() || !access.runsServer()) {
            return;
        }
        running = true;
        begin("archive-log", archive.receiver());
        begin("archive-care", () -> repeat(this::care));
        begin("archive-work", () -> repeat(this::work));
    }

    private static void begin(String name, Runnable task) {
        Thread.ofPlatform().name(name).daemon().start(task);
    }

    private void repeat(Runnable task) {
        while (running) {
            try {
                task.run();
            } catch (RuntimeException failed) {
                LOG.error("The archive's work failed and is tried again: {}", failed.toString());
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        archive.receiver().stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the databases close. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 100;
    }

    /** Blobs, healing, and writing down where the archive stands. */
    private void care() {
        var now = clock.instant();
        if (blobsAt == null || now.isAfter(blobsAt.plus(BLOBS_EVERY))) {
            try {
                archive.blobs().copyNew();
                blobsAt = now;
            } catch (IOException failed) {
                LOG.debug("Blobs wait for a location: {}", failed.toString());
            }
            state.write(standing(now));
        }
        if (healedAt == null || now.isAfter(healedAt.plus(HEAL_EVERY))) {
            census = archive.heal();
            healedAt = now;
        }
    }

    private ArchiveStanding standing(Instant now) {
        var troubles = archive.copies().troubles().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().problem() + " since " + each.getValue().since())
                .collect(Collectors.joining("; "));
        return new ArchiveStanding(now, archive.receiver().caughtUpAt(), archive.receiver().archivedLsn(),
                archive.blobs().upTo(),
                census.parts(), census.fewest(), census.fewestPlaces(), census.shortOf(), healedAt,
                troubles.substring(0, Math.min(troubles.length(), 4000)));
    }

    /** Base backups, drills, expiry, and what somebody asked for. */
    private void work() {
        if (!archive.begun() || archive.receiver().caughtUpAt() == null) {
            return;
        }
        var order = state.nextOrder();
        if (order.isPresent()) {
            fulfil(order.get());
            return;
        }
        var now = clock.instant();
        if (now.isBefore(nextTry)) {
            return;
        }
        try {
            routine(now);
        } catch (IOException | SQLException | RuntimeException failed) {
            nextTry = now.plus(RETRY);
            LOG.error("The archive's base backup, drill or expiry failed and is tried again: {}", failed.toString());
        }
    }

    private void routine(Instant now) throws IOException, SQLException {
        var ended = store.newestEnded();
        if (baseDue(store.newest(), ended, settings.every(), now)) {
            archive.makeBase();
        } else if (drillDue(ended.get(), now)) {
            if (!archive.drill().holds()) {
                nextTry = now.plus(RETRY);
            }
        } else if (!now.isBefore(nextExpiry)) {
            nextExpiry = now.plus(EXPIRE_EVERY);
            archive.expire();
            state.forgetOrders(now.minus(ORDERS_KEPT));
        }
    }

    /** Rows are told apart by their numbers: two readings of one row hold the wrapped key in different arrays. */
    static boolean baseDue(
            Optional<ArchiveStore.Row> newest, Optional<ArchiveStore.Row> ended, Duration every, Instant now) {
        return ended.isEmpty()
                || !newest.map(ArchiveStore.Row::id).equals(ended.map(ArchiveStore.Row::id))
                || ended.get().begunAt().plus(every).isBefore(now);
    }

    private boolean drillDue(ArchiveStore.Row ended, Instant now) {
        if (ended.provenAt() == null) {
            return true;
        }
        return store.drills(1).stream().noneMatch(drill -> drill.begunAt().plus(settings.drillEvery()).isAfter(now));
    }

    private void fulfil(ArchiveStateStore.Order order) {
        String said;
        try {
            said = switch (order.kind()) {
                case "base" -> "base backup " + archive.makeBase() + " is archived";
                case "drill" -> archive.drill().report();
                case "cut" -> archive.cut();
                default -> "there is no such order";
            };
        } catch (IOException | SQLException | RuntimeException failed) {
            LOG.error("What was ordered of the archive failed: {}", failed.toString());
            said = "it failed: "
                    + (failed instanceof IOException file ? CannotStartException.why(file) : failed.getMessage());
        }
        state.finish(order.id(), said.substring(0, Math.min(said.length(), 2000)), clock.instant());
    }

    /** Builds the archive from its settings. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ArchiveSettings.class)
    static class Beans {

        @Bean
        Archive archive(ClusterAccess access, ArchiveSettings settings, ArchiveStore store, Generations.Keys keys,
                BlobSource blobs, Egress egress, Clock clock) {
            return new Archive(access, settings, store, keys, blobs, egress, clock);
        }

        @Bean
        BlobSource archivedBlobs(ClusterAccess access, BlobFolders folders, SealedFiles files, Clock clock) {
            return folders.elsewhere()
                    ? new StoreBlobs(files, access.dataFolder().resolve("sandbox"), clock)
                    : new FolderBlobs(folders.first(), clock);
        }

        @Bean
        Generations.Keys archiveKeys(BackupCustody custody, Kms kms, Randomness randomness, Ids ids) {
            return new Generations.Keys(custody, kms, randomness, ids);
        }
    }
}
