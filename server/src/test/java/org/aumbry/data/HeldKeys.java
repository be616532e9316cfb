package org.aumbry.data;

import java.util.HashMap;
import java.util.Map;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.TenantId;

/** The keys of one tenant, held in memory; for tests of what is done with keys. */
public final class HeldKeys implements KeyRing {

    private final TenantId tenant;
    private final Randomness randomness = new Randomness();
    private final Map<Integer, SealingKey> keys = new HashMap<>();
    private final Map<KeyScope, Integer> current = new HashMap<>();

    public HeldKeys(TenantId tenant) {
        this.tenant = tenant;
    }

    /** The same key for the first scope that asks, in every process that is given it. */
    public HeldKeys(TenantId tenant, byte[] raw) {
        this(tenant);
        keys.put(1, SealingKey.copyOf(raw, RawKeyAccess.because("test")));
        current.put(KeyScope.CONTENT, 1);
    }

    /** The same keys, as if another tenant had stolen them: only the place can tell the difference. */
    public HeldKeys stolenBy(TenantId other) {
        var stolen = new HeldKeys(other);
        stolen.keys.putAll(keys);
        stolen.current.putAll(current);
        return stolen;
    }

    public HeldKeys rotate(KeyScope scope) {
        current.remove(scope);
        return this;
    }

    @Override
    public TenantId tenant() {
        return tenant;
    }

    @Override
    public <T> T withCurrent(KeyScope scope, KeyUse<T> use) {
        var number = current.computeIfAbsent(scope, missing -> {
            keys.put(keys.size() + 1, SealingKey.generate(randomness));
            return keys.size();
        });
        return use.with(number, keys.get(number));
    }

    @Override
    public <T> T withNumber(int number, KeyUse<T> use) {
        var key = keys.get(number);
        if (key == null) {
            throw new TamperedException("key " + number);
        }
        return use.with(number, key);
    }
}
