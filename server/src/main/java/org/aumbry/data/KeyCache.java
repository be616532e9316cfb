package org.aumbry.data;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Opened keys, a bounded number of tenants and of keys for each. The least recently used tenant or key goes first, and
 * is wiped.
 *
 * <p>Whoever fetches a key to put it here first asks for the {@link #round}: a key fetched before an eviction and put
 * after it is not kept.
 */
final class KeyCache {

    private final int mostTenants;
    private final int mostKeys;
    private final LinkedHashMap<TenantId, Ring> rings = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<TenantId, Long> evictions = new HashMap<>();
    private long allEvictions;

    private static final class Ring {
        private final LinkedHashMap<Integer, HeldKey> keys = new LinkedHashMap<>(16, 0.75f, true);
        private final Map<KeyScope, Integer> current = new HashMap<>();
        private final Map<Integer, HeldKey> roots = new HashMap<>();
        private Instant releasedAt = Instant.MIN;
    }

    KeyCache(int mostTenants, int mostKeys) {
        this.mostTenants = mostTenants;
        this.mostKeys = mostKeys;
    }

    synchronized @Nullable HeldKey find(TenantId tenant, int number) {
        var ring = rings.get(tenant);
        return ring == null ? null : ring.keys.get(number);
    }

    synchronized @Nullable Integer current(TenantId tenant, KeyScope scope) {
        var ring = rings.get(tenant);
        return ring == null ? null : ring.current.get(scope);
    }

    /** Changes with every eviction of the tenant. */
    synchronized long round(TenantId tenant) {
        return allEvictions + evictions.getOrDefault(tenant, 0L);
    }

    /** When the key service last released a key of the tenant that is still held; long ago when it did not. */
    synchronized Instant releasedAt(TenantId tenant) {
        var ring = rings.get(tenant);
        return ring == null ? Instant.MIN : ring.releasedAt;
    }

    /** A version of the tenant's own key. */
    synchronized @Nullable HeldKey root(TenantId tenant, int version) {
        var ring = rings.get(tenant);
        return ring == null ? null : ring.roots.get(version);
    }

    /** Keeps a version of the tenant's own key that was released in that round; false, and wiped, when it is over. */
    synchronized boolean putRoot(TenantId tenant, int version, HeldKey root, Instant releasedAt, long round) {
        if (round != round(tenant)) {
            root.giveUp();
            return false;
        }
        var ring = ring(tenant);
        var before = ring.roots.put(version, root);
        if (before != null) {
            before.giveUp();
        }
        ring.releasedAt = releasedAt;
        return true;
    }

    /** Keeps a key and answers with the one to use: another thread may have been first. */
    synchronized HeldKey put(TenantId tenant, int number, HeldKey key) {
        var ring = ring(tenant);
        var first = ring.keys.putIfAbsent(number, key);
        if (first != null) {
            key.giveUp();
            return first;
        }
        if (ring.keys.size() > mostKeys) {
            var eldest = ring.keys.pollFirstEntry();
            ring.current.values().remove(eldest.getKey());
            eldest.getValue().giveUp();
        }
        return key;
    }

    /** The same for a key that was fetched in that round; null, and the key wiped, when the round is over. */
    synchronized @Nullable HeldKey put(TenantId tenant, int number, HeldKey key, long round) {
        if (round != round(tenant)) {
            key.giveUp();
            return null;
        }
        return put(tenant, number, key);
    }

    synchronized void putCurrent(TenantId tenant, KeyScope scope, int number) {
        var ring = ring(tenant);
        if (ring.keys.containsKey(number)) {
            ring.current.put(scope, number);
        }
    }

    synchronized void forgetCurrent(TenantId tenant, KeyScope scope) {
        var ring = rings.get(tenant);
        if (ring != null) {
            ring.current.remove(scope);
        }
    }

    synchronized void evict(TenantId tenant) {
        evictions.merge(tenant, 1L, Long::sum);
        var ring = rings.remove(tenant);
        if (ring != null) {
            wipe(ring);
        }
    }

    synchronized void evictAll() {
        allEvictions++;
        rings.values().forEach(KeyCache::wipe);
        rings.clear();
    }

    synchronized int keys(TenantId tenant) {
        var ring = rings.get(tenant);
        return ring == null ? 0 : ring.keys.size();
    }

    synchronized int tenants() {
        return rings.size();
    }

    private Ring ring(TenantId tenant) {
        var ring = rings.computeIfAbsent(tenant, missing -> new Ring());
        if (rings.size() > mostTenants) {
            wipe(rings.pollFirstEntry().getValue());
        }
        return ring;
    }

    private static void wipe(Ring ring) {
        ring.keys.values().forEach(HeldKey::giveUp);
        ring.roots.values().forEach(HeldKey::giveUp);
    }
}
