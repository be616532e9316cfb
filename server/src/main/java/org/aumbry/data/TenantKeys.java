package org.aumbry.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.KmsRefusedException;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of the entered tenant: root key → tenant's key → one data key for each purpose, space and person.
 *
 * <p>A data key lies in {@code data_key}, wrapped under the tenant's key; authenticated with it: {@code "aumbry data
 * key v1" | tenant (16) | number (4) | scope}. Opened keys are kept in memory, bounded, and wiped when they go. The
 * key service is asked again for the tenant's key every minute; when it refuses, all keys of the tenant go at once,
 * and when it does not answer, after the time that is set for that.
 */
@Component
public class TenantKeys implements KeyRing, DisposableBean {

    private static final int MOST_TENANTS = 256;
    private static final int MOST_KEYS = 2048;
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration RELEASE_HOLDS = Duration.ofSeconds(50);
    private static final byte[] LABEL = "aumbry data key v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LABEL_2 = "aumbry data key v2".getBytes(StandardCharsets.US_ASCII);

    private final TenantScope scope;
    private final TenantRootKeys roots;
    private final DataKeyStore store;
    private final TransactionTemplate transaction;
    private final Randomness randomness;
    private final Clock clock;
    private final KeyCache cache = new KeyCache(MOST_TENANTS, MOST_KEYS);

    TenantKeys(
            TenantScope scope,
            TenantRootKeys roots,
            DataKeyStore store,
            TransactionTemplate transaction,
            Randomness randomness,
            Clock clock) {
        this.scope = scope;
        this.roots = roots;
        this.store = store;
        this.transaction = transaction;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public TenantId tenant() {
        return scope.current();
    }

    @Override
    public <T> T withCurrent(KeyScope purpose, KeyUse<T> use) {
        if (TenantScope.isKeyless() && !purpose.isForSupport() && !purpose.equals(KeyScope.JOURNAL)) {
            throw new KeyWithheldException();
        }
        return lend(currentNumber(tenant(), purpose), use);
    }

    @Override
    public <T> T withNumber(int number, KeyUse<T> use) {
        if (TenantScope.isKeyless() && !scopeOf(number).isForSupport()) {
            throw new KeyWithheldException();
        }
        return lend(number, use);
    }

    private <T> T lend(int number, KeyUse<T> use) {
        var tenant = tenant();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            requireReleased(tenant);
            var held = find(tenant, number);
            if (held != null && held.borrow()) {
                try {
                    return use.with(number, held.key());
                } finally {
                    held.giveBack();
                }
            }
        }
        throw new IllegalStateException("keys are wiped faster than they can be used");
    }

    /** Makes a new key for the scope; what earlier ones sealed still opens. Needs a transaction. */
    public void rotate(KeyScope purpose) {
        if (purpose.equals(KeyScope.LOOKUP)) {
            throw new IllegalArgumentException("look-ups made under another key would find nothing");
        }
        var tenant = tenant();
        transaction.executeWithoutResult(running -> {
            store.supersede(purpose, clock.instant());
            create(tenant, purpose);
            store.tellChanged(tenant);
        });
    }

    /** Erases all keys of the scope: what they sealed is gone for good. Needs a transaction. */
    public void destroy(KeyScope purpose) {
        if (purpose.equals(KeyScope.LOOKUP)) {
            throw new IllegalArgumentException("without the key of the look-ups nothing would be found any more");
        }
        withdraw(() -> store.destroy(purpose, clock.instant()));
    }

    /**
     * Makes a new key for the scope, has what lies under the earlier ones brought under it, and erases those: what
     * still
     * lies under them anywhere, as in copies of files, is gone for good. Needs a transaction.
     */
    public void replace(KeyScope purpose, Runnable rewrapping) {
        transaction.executeWithoutResult(running -> {
            store.lock(purpose);
            rotate(purpose);
            rewrapping.run();
            withdraw(() -> store.destroyEarlier(purpose, clock.instant()));
        });
    }

    /** Withdraws the keys of the scope from every node until {@link #unseal}: nothing under them opens, or is added. */
    public void seal(KeyScope purpose) {
        withdraw(() -> store.seal(purpose, clock.instant()));
    }

    public void unseal(KeyScope purpose) {
        withdraw(() -> store.unseal(purpose));
    }

    private void withdraw(Runnable change) {
        var tenant = tenant();
        transaction.executeWithoutResult(running -> {
            change.run();
            store.tellWithdrawn(tenant);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    cache.evict(tenant);
                }
            });
        });
    }

    /** Wipes all keys of a tenant that are in memory. */
    public void forget(TenantId tenant) {
        cache.evict(tenant);
    }

    /** Wipes all keys that are in memory. */
    void forgetAll() {
        cache.evictAll();
    }

    @Override
    public void destroy() {
        cache.evictAll();
    }

    /** Null when keys were withdrawn meanwhile: look again. */
    private @Nullable HeldKey find(TenantId tenant, int number) {
        var fresh = FreshKeys.running();
        @Nullable HeldKey held = fresh == null ? null : fresh.find(number);
        if (held == null) {
            held = cache.find(tenant, number);
        }
        if (held != null) {
            return held;
        }
        long round = cache.round(tenant);
        var row = transaction.execute(running -> store.find(number))
                .orElseThrow(() -> new TamperedException("key number " + number));
        byte @Nullable [] wrapped = row.wrapped();
        if (wrapped == null) {
            throw new KeyDestroyedException(number);
        }
        if (row.withdrawn()) {
            throw Refusal.sealed();
        }
        var key = withRoot(tenant, row.rootVersion(), root ->
                new HeldKey(root.unwrap(
                        wrapped, place(tenant, number, row.scope(), row.algorithm()), row.algorithm())));
        return cache.put(tenant, number, key, round);
    }

    private int currentNumber(TenantId tenant, KeyScope purpose) {
        var fresh = FreshKeys.running();
        @Nullable Integer known = fresh == null ? null : fresh.current(purpose);
        if (known == null) {
            known = cache.current(tenant, purpose);
        }
        return known != null ? known : transaction.execute(running -> store.current(purpose)
                .map(found -> remember(tenant, found))
                .orElseGet(() -> create(tenant, purpose)));
    }

    private KeyScope scopeOf(int number) {
        return transaction.execute(running -> store.find(number))
                .map(DataKeyStore.WrappedKey::scope)
                .orElseThrow(() -> new TamperedException("key number " + number));
    }

    private int remember(TenantId tenant, DataKeyStore.WrappedKey found) {
        lend(found.number(), (number, key) -> number);
        cache.putCurrent(tenant, found.scope(), found.number());
        return found.number();
    }

    /** Inside a transaction: the key exists only if that commits. */
    private int create(TenantId tenant, KeyScope purpose) {
        if (store.withdrawn(purpose)) {
            throw Refusal.sealed();
        }
        requireReleased(tenant);
        // Held until the end of the transaction: no change of the tenant's key can overlook what is made here.
        int version = store.lockedRootVersion();
        var algorithm = roots.algorithm();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            int number = store.nextNumber();
            var key = SealingKey.generate(randomness, algorithm);
            var place = place(tenant, number, purpose, algorithm);
            var wrapped = withRoot(tenant, version, root -> root.wrap(randomness, key, place));
            if (store.add(
                    new DataKeyStore.NewKey(number, purpose, wrapped, version, algorithm), clock.instant())) {
                cache.forgetCurrent(tenant, purpose);
                FreshKeys.begin(tenant, cache, store).add(number, purpose, new HeldKey(key));
                return number;
            }
            key.close();
            var theirs = store.current(purpose);
            if (theirs.isPresent()) {
                return remember(tenant, theirs.get());
            }
        }
        throw new IllegalStateException("a key of a scope is made and superseded all the time");
    }

    /** Lends a version of the tenant's own key. */
    <T> T withRoot(TenantId tenant, int version, Function<SealingKey, T> use) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var root = cache.root(tenant, version);
            if (root == null) {
                release(tenant, version);
            } else if (root.borrow()) {
                try {
                    return use.apply(root.key());
                } finally {
                    root.giveBack();
                }
            }
        }
        throw new IllegalStateException("keys are wiped faster than they can be used");
    }

    /**
     * Asks the key service anew each minute. A no takes all keys at once; silence is borne for the time that is set,
     * with the keys that are there.
     */
    private void requireReleased(TenantId tenant) {
        var now = clock.instant();
        var last = cache.releasedAt(tenant);
        if (!last.isBefore(now.minus(RELEASE_HOLDS))) {
            return;
        }
        try {
            release(tenant, roots.newest(tenant));
        } catch (KmsRefusedException | TamperedException no) {
            cache.evict(tenant);
            throw no;
        } catch (RuntimeException silent) {
            if (last.isBefore(now.minus(roots.outage(tenant)))) {
                cache.evict(tenant);
                throw silent;
            }
        }
    }

    private void release(TenantId tenant, int version) {
        long round = cache.round(tenant);
        var released = new HeldKey(roots.release(tenant, version));
        cache.putRoot(tenant, version, released, clock.instant(), round);
    }

    /** A key for another algorithm than the first is bound to it: {@code "aumbry data key v2" | algorithm | ...}. */
    static byte[] place(TenantId tenant, int number, KeyScope purpose, Algorithm algorithm) {
        var place = place(tenant, number, purpose);
        if (algorithm == Algorithm.AES_256_GCM) {
            return place;
        }
        return ByteBuffer.allocate(place.length + 1)
                .put(LABEL_2)
                .put(algorithm.number())
                .put(place, LABEL.length, place.length - LABEL.length)
                .array();
    }

    static byte[] place(TenantId tenant, int number, KeyScope purpose) {
        var name = purpose.name().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(LABEL.length + 2 * Long.BYTES + Integer.BYTES + name.length)
                .put(LABEL)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .putInt(number)
                .put(name)
                .array();
    }
}
