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
 */
final class KeyCache {

    private final int mostTenants;
    private final int mostKeys;
    private final LinkedHashMap<TenantId, Ring> rings = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Ring {
        private final LinkedHashMap<Integer, HeldKey> keys = new LinkedHashMap<>(16, 0.75f, true);
        private final Map<KeyScope, Integer> current = new HashMap<>();
        private @Nullable HeldKey root;
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

    /** The tenant's own key, unless it was released before the given time. */
    synchronized @Nullable HeldKey root(TenantId tenant, Instant releasedSince) {
        var ring = rings.get(tenant);
        return ring == null || ring.releasedAt.isBefore(releasedSince) ? null : ring.root;
    }

    synchronized void putRoot(TenantId tenant, HeldKey root, Instant releasedAt) {
        var ring = ring(tenant);
        if (ring.root != null) {
            ring.root.giveUp();
        }
        ring.root = root;
        ring.releasedAt = releasedAt;
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
        var ring = rings.remove(tenant);
        if (ring != null) {
            wipe(ring);
        }
    }

    synchronized void evictAll() {
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
        if (ring.root != null) {
            ring.root.giveUp();
        }
    }
}
