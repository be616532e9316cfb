package org.aumbry.data;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.KmsRefusedException;
import org.aumbry.crypto.KmsSettings;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key above all keys of a tenant, in versions: made with the tenant and at each change, released by the key
 * service.
 */
@Component
class TenantRootKeys {

    static final int FIRST = 1;

    private final TenantKeyStore store;
    private final Kms kms;
    private final Randomness randomness;
    private final Clock clock;
    private final KmsSettings settings;

    TenantRootKeys(TenantKeyStore store, Kms kms, Randomness randomness, Clock clock, KmsSettings settings) {
        this.store = store;
        this.kms = kms;
        this.randomness = randomness;
        this.clock = clock;
        this.settings = settings;
    }

    /** How long keys that are in memory may be used while the key service gives no answer. */
    Duration outage() {
        return settings.outage();
    }

    /** Makes that version of the tenant's key; keeps the one there is. */
    void create(TenantId tenant, int version) {
        try (var key = SealingKey.generate(randomness)) {
            var wrapped = kms.wrap(key, context(tenant, version));
            store.add(new TenantKeyStore.Row(
                    tenant, version, wrapped, kms.rootKeyId(), clock.instant(), null));
        }
    }

    /** Asks the key service to release a version of the tenant's key. The caller closes it. */
    SealingKey release(TenantId tenant, int version) {
        return unwrap(store.find(tenant, version).orElseThrow(gone()));
    }

    /** The newest version there is. */
    int newest(TenantId tenant) {
        return store.newest(tenant).orElseThrow(gone()).version();
    }

    SealingKey unwrap(TenantKeyStore.Row row) {
        byte @Nullable [] wrapped = row.wrapped();
        if (wrapped == null) {
            throw gone().get();
        }
        return kms.unwrap(wrapped, context(row.tenant(), row.version()));
    }

    TenantKeyStore store() {
        return store;
    }

    private static Supplier<KmsRefusedException> gone() {
        return () -> new KmsRefusedException("A network has no key, or its key was destroyed.");
    }

    static String context(TenantId tenant, int version) {
        return version == FIRST ? "tenant-key:" + tenant : "tenant-key:" + tenant + ":" + version;
    }
}
