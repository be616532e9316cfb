package org.aumbry.data;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is done with all keys of the entered tenant together: changing its own key without a pause, and looking at them.
 *
 * <p>A change of the tenant's key: a new version is made, {@link #begin}; each data key is wrapped anew, {@link
 * #rewrap}; when none is left under an earlier version, those are erased, {@link #finish}. Each step may be repeated,
 * and the next one begun by another process, wherever the last one ended.
 */
@Component
public class NetworkKeys {

    private final TenantScope scope;
    private final TenantRootKeys roots;
    private final TenantKeys keys;
    private final NetworkKeyStore store;
    private final TransactionTemplate transaction;
    private final Randomness randomness;
    private final Clock clock;

    NetworkKeys(
            TenantScope scope,
            TenantRootKeys roots,
            TenantKeys keys,
            NetworkKeyStore store,
            TransactionTemplate transaction,
            Randomness randomness,
            Clock clock) {
        this.scope = scope;
        this.roots = roots;
        this.keys = keys;
        this.store = store;
        this.transaction = transaction;
        this.randomness = randomness;
        this.clock = clock;
    }

    /**
     * How many keys of a kind there are.
     *
     * @param kind {@code content}, {@code space}, {@code person}, ...
     * @param current those that seal
     * @param earlier those that only open
     * @param oldest when the oldest of those that seal was made; null when none does
     */
    public record Kind(String kind, long current, long earlier, long destroyed, @Nullable Instant oldest) {}

    /**
     * The tenant's own key.
     *
     * @param version which wraps now
     * @param since when it began to
     * @param rootKeyId public name of the root key that wraps it
     * @param left how many data keys an earlier version still wraps
     * @param earlier how many earlier versions are not erased yet
     * @param customerHeld whether it is in two halves, one of which the customer's key service releases
     */
    public record Own(
            int version, Instant since, String rootKeyId, long left, int earlier, boolean customerHeld) {}

    public Own own() {
        var tenant = scope.current();
        return inside(() -> {
            var root = store.root();
            var row = roots.store().find(tenant, root.version());
            return new Own(
                    root.version(),
                    root.since(),
                    row.map(TenantKeyStore.Row::rootKeyId).orElse(""),
                    store.countUnderEarlier(root.version()),
                    roots.store().countBefore(tenant, root.version()),
                    row.map(TenantKeyStore.Row::customerWrapped).isPresent());
        });
    }

    public List<Kind> kinds() {
        return inside(store::kinds);
    }

    /** A data key, whether it can still be used or not. */
    public record Number(int number, boolean destroyed) {}

    public TenantId tenant() {
        return scope.current();
    }

    /** All keys a scope has had. */
    public List<Number> numbers(KeyScope of) {
        return inside(() -> store.numbers(of));
    }

    /** Whether this node gets the key with that number, from its memory or from anywhere. */
    public boolean opens(int number) {
        try {
            return keys.withNumber(number, (same, key) -> true);
        } catch (KeyDestroyedException | TamperedException | Refusal gone) {
            return false;
        }
    }

    /** How many keys seal in each way. */
    public Map<Algorithm, Long> ways() {
        return inside(store::ways);
    }

    /** The scopes that are sealed now. */
    public List<KeyScope> seals() {
        return inside(store::seals);
    }

    /** Makes the next version of the tenant's key, which wraps from now on; goes on with one that was begun. */
    public void begin() {
        var tenant = scope.current();
        transaction.executeWithoutResult(running -> {
            int current = store.root().version();
            int next = roots.newest(tenant) > current ? roots.newest(tenant) : current + 1;
            roots.create(tenant, next);
            store.raise(next, clock.instant());
        });
    }

    /** Wraps data keys anew under the newest version, at most so many; says how many it were. */
    public int rewrap(int most) {
        var tenant = scope.current();
        return inside(() -> {
            int version = store.root().version();
            var found = store.underEarlier(version, most);
            found.forEach(each -> rewrap(tenant, each, version));
            return found.size();
        });
    }

    /** Erases the earlier versions of the tenant's key unless something still needs them; says whether it is over. */
    public boolean finish() {
        var tenant = scope.current();
        int version = inside(() -> {
            int current = store.root().version();
            return store.countUnderEarlier(current) == 0 ? current : 0;
        });
        if (version == 0) {
            return false;
        }
        if (roots.store().destroyBefore(tenant, version, clock.instant()) > 0) {
            roots.store().tell(tenant);
            keys.forget(tenant);
        }
        return true;
    }

    /** Scopes of those kinds whose sealing key is older, at most so many. */
    public List<KeyScope> older(Collection<String> kinds, Instant than, int most) {
        return inside(() -> store.due(kinds, than, most));
    }

    public long countOlder(Collection<String> kinds, Instant than) {
        return inside(() -> store.countDue(kinds, than));
    }

    private void rewrap(TenantId tenant, NetworkKeyStore.Earlier each, int version) {
        var place = TenantKeys.place(tenant, each.number(), each.scope(), each.algorithm());
        var wrapped = keys.withRoot(tenant, each.rootVersion(), before -> {
            try (var key = before.unwrap(each.wrapped(), place, each.algorithm())) {
                return keys.withRoot(tenant, version, now -> now.wrap(randomness, key, place));
            }
        });
        store.rewrap(each.number(), wrapped, version);
    }

    private <T> T inside(Supplier<T> work) {
        return transaction.execute(running -> work.get());
    }
}
