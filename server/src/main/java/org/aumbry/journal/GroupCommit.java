package org.aumbry.journal;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the entries of reads and refusals of many requests with one commit.
 *
 * <p>The first entry of a tenant opens a batch; whatever arrives until the batch is written goes with it. A batch is
 * written {@link #WINDOW} after it was opened, or later by the time the tenant's batch before it took.
 */
@Component
class GroupCommit {

    private static final Duration WINDOW = Duration.ofMillis(3);
    private static final int LARGEST_BATCH = 1000;

    private final JournalStore store;
    private final FreshEntries fresh;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Map<TenantId, Batch> open = new HashMap<>();
    private final Map<TenantId, CompletableFuture<Void>> last = new HashMap<>();
    private final ThreadLocal<List<CompletableFuture<Void>>> unsettled = ThreadLocal.withInitial(ArrayList::new);

    private record Batch(List<AuditEntry> entries, CompletableFuture<Void> written) {}

    GroupCommit(
            JournalStore store, FreshEntries fresh, TenantScope scope, PlatformTransactionManager transactions) {
        this.store = store;
        this.fresh = fresh;
        this.scope = scope;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes an entry into the tenant's open batch; {@link #settle()} of the same thread waits for it. */
    void add(TenantId tenant, AuditEntry entry) {
        unsettled.get().add(join(tenant, entry));
    }

    /** Waits for everything this thread added. Fails when any of it could not be written. */
    void settle() {
        var mine = unsettled.get();
        if (mine.isEmpty()) {
            return;
        }
        unsettled.remove();
        try {
            mine.forEach(CompletableFuture::join);
        } catch (CompletionException unwritten) {
            throw new IllegalStateException("an audit entry could not be made durable", unwritten.getCause());
        }
    }

    private synchronized CompletableFuture<Void> join(TenantId tenant, AuditEntry entry) {
        var batch = open.get(tenant);
        if (batch == null || batch.entries().size() >= LARGEST_BATCH) {
            batch = new Batch(new ArrayList<>(), new CompletableFuture<>());
            open.put(tenant, batch);
            start(tenant, batch);
        }
        batch.entries().add(entry);
        return batch.written();
    }

    private void start(TenantId tenant, Batch batch) {
        var before = last.getOrDefault(tenant, CompletableFuture.completedFuture(null));
        last.put(tenant, batch.written());
        Thread.ofVirtual().name("journal-", 0).start(() -> write(tenant, batch, before));
    }

    private void write(TenantId tenant, Batch batch, CompletableFuture<Void> before) {
        try {
            Thread.sleep(WINDOW);
            before.exceptionally(failedEarlier -> null).join();
            close(tenant, batch);
            scope.run(tenant, () -> transaction.executeWithoutResult(status -> store.insert(batch.entries())));
            fresh.now(tenant);
            batch.written().complete(null);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            batch.written().completeExceptionally(stopping);
        } catch (RuntimeException | Error failed) {
            batch.written().completeExceptionally(failed);
        } finally {
            forget(tenant, batch);
        }
    }

    private synchronized void close(TenantId tenant, Batch batch) {
        open.remove(tenant, batch);
    }

    private synchronized void forget(TenantId tenant, Batch batch) {
        open.remove(tenant, batch);
        last.remove(tenant, batch.written());
    }

    /** Lets the batches under way finish before the data source goes. */
    @PreDestroy
    void drain() {
        List<CompletableFuture<Void>> running;
        synchronized (this) {
            running = List.copyOf(last.values());
        }
        running.forEach(written -> written.exceptionally(failed -> null).join());
    }
}
