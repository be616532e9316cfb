package org.aumbry.data;

import java.time.Clock;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;

/** The one key above all keys of a tenant: made with the tenant, released by the key service. */
@Component
class TenantRootKeys {

    private final TenantKeyStore store;
    private final Kms kms;
    private final Randomness randomness;
    private final Clock clock;

    TenantRootKeys(TenantKeyStore store, Kms kms, Randomness randomness, Clock clock) {
        this.store = store;
        this.kms = kms;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** Makes the tenant's key; keeps the one it has when it has one. */
    void create(TenantId tenant) {
        try (var key = SealingKey.generate(randomness)) {
            store.add(tenant, kms.wrap(key, context(tenant)), kms.rootKeyId(), clock.instant());
        }
    }

    /** Asks the key service to release the tenant's key. The caller closes it. */
    SealingKey release(TenantId tenant) {
        var wrapped = store.find(tenant)
                .orElseThrow(() -> new KmsUnavailableException("A network has no key, or its key was destroyed."));
        return kms.unwrap(wrapped, context(tenant));
    }

    private static String context(TenantId tenant) {
        return "tenant-key:" + tenant;
    }
}
