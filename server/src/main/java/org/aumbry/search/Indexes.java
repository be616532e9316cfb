package org.aumbry.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.AlreadyClosedException;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.DataFolder;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** The tenants' indexes: opened when asked, closed when idle, built anew when they can't be read. */
@Component
class Indexes {

    private static final Logger LOG = LoggerFactory.getLogger(Indexes.class);

    /** How long a question waits for an index that has to be built first. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<TenantId, Slot> slots = new ConcurrentHashMap<>();
    private final DataFolder data;
    private final IndexKeys keys;
    private final Intake intake;
    private final TenantScope scope;
    private final Randomness randomness;
    private final Clock clock;
    private final SearchSettings settings;
    private final PageCache cache;

    Indexes(
            DataFolder data,
            IndexKeys keys,
            Intake intake,
            TenantScope scope,
            Randomness randomness,
            Clock clock,
            SearchSettings settings) {
        this.data = data;
        this.keys = keys;
        this.intake = intake;
        this.scope = scope;
        this.randomness = randomness;
        this.clock = clock;
        this.settings = settings;
        this.cache = new PageCache(settings.cache().toBytes());
    }

    /** What is done with an open index. */
    interface Use<T> {
        T with(LiveIndex index) throws IOException;
    }

    private static final class Slot {

        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable LiveIndex live;
        private int users;
        private volatile Instant lastUsed = Instant.MIN;
    }

    /** Uses the index of the entered tenant, up to date; builds it anew, once, when it turns out to be damaged. */
    <T> T use(Use<T> use) {
        return use(use, Duration.ZERO);
    }

    /** The same, and goes on building for that long when the index is not whole. */
    <T> T use(Use<T> use, Duration building) {
        var tenant = scope.current();
        for (var attempt = 0; ; attempt++) {
            var slot = slots.computeIfAbsent(tenant, key -> new Slot());
            var live = enter(tenant, slot);
            Exception failed;
            try {
                live.build(live.isBare() ? PATIENCE : building);
                live.follow();
                return use.with(live);
            } catch (IOException | UncheckedIOException | AlreadyClosedException unusable) {
                failed = unusable;
            } finally {
                leave(slot);
            }
            drop(tenant, slot, live, failed);
            if (attempt > 0) {
                throw unavailable(tenant, failed);
            }
        }
    }

    private static Refusal unavailable(TenantId tenant, Exception failed) {
        LOG.error("The search index of network {} can't be used", tenant, failed);
        return Refusal.of(Refusal.Code.UNAVAILABLE, "search.unavailable");
    }

    private LiveIndex enter(TenantId tenant, Slot slot) {
        slot.lock.lock();
        try {
            var live = slot.live;
            if (live == null) {
                live = open(tenant);
                slot.live = live;
            }
            slot.users++;
            return live;
        } finally {
            slot.lock.unlock();
        }
    }

    private void leave(Slot slot) {
        slot.lock.lock();
        try {
            slot.users--;
            slot.lastUsed = clock.instant();
        } finally {
            slot.lock.unlock();
        }
    }

    private LiveIndex open(TenantId tenant) {
        var held = intake.inOwnTransaction(keys::find);
        if (held.isPresent()) {
            try {
                return live(tenant, held.get());
            } catch (LiveIndex.IndexUnusable unusable) {
                LOG.warn("The search index of network {} is built anew: {}", tenant, unusable.getMessage());
            } catch (IOException failed) {
                if (!isDamage(failed)) {
                    throw unavailable(tenant, failed);
                }
                LOG.warn("The search index of network {} is damaged and built anew: {}", tenant, kind(failed));
            }
        }
        return begin(tenant);
    }

    private LiveIndex begin(TenantId tenant) {
        clear(folder(tenant));
        try {
            return live(tenant, intake.inOwnTransaction(keys::begin));
        } catch (IOException | LiveIndex.IndexUnusable | ConcurrencyFailureException failed) {
            throw unavailable(tenant, failed);
        }
    }

    private LiveIndex live(TenantId tenant, IndexKeys.Held held) throws IOException, LiveIndex.IndexUnusable {
        var index = new TenantIndex(new SealedDirectory(folder(tenant), held.key(), randomness, cache));
        try {
            return new LiveIndex(held, index, intake, clock);
        } catch (LiveIndex.IndexUnusable | RuntimeException unusable) {
            index.close();
            throw unusable;
        }
    }

    /** Closes an index that failed; what is damaged is also forgotten, so that the next opening builds it anew. */
    private void drop(TenantId tenant, Slot slot, LiveIndex live, Exception failed) {
        slot.lock.lock();
        try {
            if (slot.live != live) {
                return;
            }
            slot.live = null;
            closeQuietly(tenant, live);
            if (isDamage(failed)) {
                LOG.warn("The search index of network {} is damaged and built anew: {}", tenant, kind(failed));
                clear(folder(tenant));
            }
        } finally {
            slot.lock.unlock();
        }
    }

    private static boolean isDamage(@Nullable Throwable failed) {
        return failed != null
                && (failed instanceof CorruptIndexException
                        || failed instanceof Intake.ForgottenException
                        || failed instanceof IndexFormatTooOldException
                        || failed instanceof IndexFormatTooNewException
                        || failed instanceof IndexNotFoundException
                        || failed instanceof EOFException
                        || failed instanceof FileNotFoundException
                        || failed instanceof NoSuchFileException
                        || isDamage(failed.getCause()));
    }

    private static String kind(Throwable failed) {
        return failed.getClass().getSimpleName();
    }

    /** Where the entered tenant's index is. */
    Path folder() {
        return folder(scope.current());
    }

    Path folder(TenantId tenant) {
        return data.own("index").resolve(tenant.toString());
    }

    private static void clear(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(folder)).forEach(Indexes::delete);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Makes changes durable that have waited long enough, and closes indexes nobody used lately. */
    void tidy() {
        var now = clock.instant();
        var open = slots.values().stream().filter(slot -> slot.live != null).count();
        var tooMany = Math.max(0, open - settings.mostOpen());
        var eldestFirst = slots.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<TenantId, Slot> entry) -> entry.getValue().lastUsed))
                .toList();
        for (var entry : eldestFirst) {
            var closing = tooMany > 0 || now.isAfter(entry.getValue().lastUsed.plus(settings.closeAfter()));
            if (tidy(entry.getKey(), entry.getValue(), closing)) {
                tooMany--;
            }
        }
    }

    private boolean tidy(TenantId tenant, Slot slot, boolean closing) {
        if (!slot.lock.tryLock()) {
            return false;
        }
        try {
            var live = slot.live;
            if (live == null) {
                return false;
            }
            scope.run(tenant, () -> commit(tenant, live, closing ? Duration.ZERO : settings.commitAfter()));
            if (!closing || slot.users > 0) {
                return false;
            }
            slot.live = null;
            closeQuietly(tenant, live);
            return true;
        } finally {
            slot.lock.unlock();
        }
    }

    private static void commit(TenantId tenant, LiveIndex live, Duration waited) {
        try {
            live.commitAfter(waited);
        } catch (IOException | RuntimeException failed) {
            LOG.warn("The search index of network {} could not be committed; its outbox keeps the changes", tenant,
                    failed);
        }
    }

    private static void closeQuietly(TenantId tenant, LiveIndex live) {
        try {
            live.index().close();
        } catch (IOException | RuntimeException failed) {
            LOG.warn("The search index of network {} did not close well", tenant, failed);
        }
    }

    /** Closes the tenant's index at once, also under those who use it, and wipes what was opened of it. */
    void withdraw(TenantId tenant) {
        var slot = slots.get(tenant);
        if (slot == null) {
            return;
        }
        slot.lock.lock();
        try {
            var live = slot.live;
            slot.live = null;
            if (live != null) {
                closeQuietly(tenant, live);
            }
        } finally {
            slot.lock.unlock();
        }
    }

    /** Tenants whose open index is not whole. */
    List<TenantId> unbuilt() {
        return slots.entrySet().stream()
                .filter(entry -> {
                    var live = entry.getValue().live;
                    return live != null && !live.isBuilt();
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Commits and closes everything: the program ends. */
    void closeAll() {
        slots.forEach((tenant, slot) -> tidy(tenant, slot, true));
    }

    int openCount() {
        return (int) slots.values().stream().filter(slot -> slot.live != null).count();
    }
}
