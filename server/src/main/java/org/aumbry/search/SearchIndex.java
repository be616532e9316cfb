package org.aumbry.search;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Told of every change to something that can be found, in the transaction of the change.
 *
 * <p>The next answer after the commit already reflects it.
 */
@Service
public class SearchIndex {

    private final OutboxStore outbox;
    private final IndexCare care;
    private final TenantScope scope;

    SearchIndex(OutboxStore outbox, IndexCare care, TenantScope scope) {
        this.outbox = outbox;
        this.care = care;
        this.scope = scope;
    }

    /** The thing was added, changed, renamed, moved, trashed or deleted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void touch(String kind, UUID id) {
        add(kind, List.of(id), true);
    }

    /** The things changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void touch(String kind, Collection<UUID> ids) {
        add(kind, ids, true);
    }

    /** The things moved to another access class and nothing else changed: their words are not read again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reclassed(String kind, Collection<UUID> ids) {
        add(kind, ids, false);
    }

    private void add(String kind, Collection<UUID> ids, boolean words) {
        if (ids.isEmpty()) {
            return;
        }
        var wake = new Wake(care, scope.current());
        if (!TransactionSynchronizationManager.getSynchronizations().contains(wake)) {
            outbox.hold();
            TransactionSynchronizationManager.registerSynchronization(wake);
        }
        outbox.add(kind, ids, words);
    }

    private record Wake(IndexCare care, TenantId tenant) implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            care.wake(tenant);
        }
    }
}
