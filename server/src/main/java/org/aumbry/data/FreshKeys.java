package org.aumbry.data;

import java.util.HashMap;
import java.util.Map;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keys that the running transaction made and nobody else may use: they exist only if it commits. Only then do they
 * enter the cache; otherwise they are wiped, and so is all that was sealed under them.
 */
final class FreshKeys implements TransactionSynchronization {

    private static final Object RESOURCE = FreshKeys.class;

    private final TenantId tenant;
    private final KeyCache cache;
    private final DataKeyStore store;
    private final Map<Integer, HeldKey> keys = new HashMap<>();
    private final Map<KeyScope, Integer> current = new HashMap<>();

    private FreshKeys(TenantId tenant, KeyCache cache, DataKeyStore store) {
        this.tenant = tenant;
        this.cache = cache;
        this.store = store;
    }

    /** Those of the running transaction, if it made any. */
    static @Nullable FreshKeys running() {
        return (FreshKeys) TransactionSynchronizationManager.getResource(RESOURCE);
    }

    /** Those of the running transaction, to add one. */
    static FreshKeys begin(TenantId tenant, KeyCache cache, DataKeyStore store) {
        var running = running();
        if (running != null) {
            return running;
        }
        var fresh = new FreshKeys(tenant, cache, store);
        TransactionSynchronizationManager.bindResource(RESOURCE, fresh);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }

    void add(int number, KeyScope scope, HeldKey key) {
        keys.put(number, key);
        current.put(scope, number);
    }

    @Nullable HeldKey find(int number) {
        return keys.get(number);
    }

    @Nullable Integer current(KeyScope scope) {
        return current.get(scope);
    }

    /** A rolled back savepoint may have taken the rows away again; then nothing sealed under them may be committed. */
    @Override
    public void beforeCommit(boolean readOnly) {
        if (store.count(keys.keySet()) != keys.size()) {
            throw new IllegalStateException("a key that sealed data in this transaction was not kept");
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(RESOURCE);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(RESOURCE, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(RESOURCE);
        if (status == STATUS_COMMITTED) {
            keys.forEach((number, key) -> cache.put(tenant, number, key));
            current.forEach((scope, number) -> cache.putCurrent(tenant, scope, number));
        } else {
            keys.values().forEach(HeldKey::giveUp);
        }
    }
}
