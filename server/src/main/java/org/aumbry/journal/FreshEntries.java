package org.aumbry.journal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whose journals this program wrote to since each of those who follow asked; only what was committed counts. */
@Component
class FreshEntries {

    private final List<Follower> followers = new CopyOnWriteArrayList<>();

    void now(TenantId tenant) {
        followers.forEach(each -> each.tenants.add(tenant));
    }

    /** Somebody who is told of all that is written from now on. */
    Follower follow() {
        var follower = new Follower();
        followers.add(follower);
        return follower;
    }

    /** Once for a transaction, however many entries it writes. */
    void afterCommit(TenantId tenant) {
        boolean known = TransactionSynchronizationManager.getSynchronizations().stream()
                .anyMatch(each -> each instanceof Mark mark && mark.tenant.equals(tenant));
        if (!known) {
            TransactionSynchronizationManager.registerSynchronization(new Mark(tenant, this));
        }
    }

    static final class Follower {

        private final Set<TenantId> tenants = ConcurrentHashMap.newKeySet();

        /** Those marked since the last call. */
        Set<TenantId> take() {
            var taken = Set.copyOf(tenants);
            tenants.removeAll(taken);
            return taken;
        }
    }

    private record Mark(TenantId tenant, FreshEntries entries) implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            entries.now(tenant);
        }
    }
}
