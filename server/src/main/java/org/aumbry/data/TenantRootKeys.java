package org.aumbry.data;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.CustomerKeys;
import org.aumbry.crypto.Kms;
import org.aumbry.crypto.KmsRefusedException;
import org.aumbry.crypto.KmsSettings;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;
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

    private static final byte[] HALVES = "aumbry network key v1".getBytes(StandardCharsets.US_ASCII);

    private final TenantKeyStore store;
    private final Kms kms;
    private final CustomerKeys customers;
    private final Randomness randomness;
    private final Clock clock;
    private final KmsSettings settings;

    TenantRootKeys(
            TenantKeyStore store,
            Kms kms,
            CustomerKeys customers,
            Randomness randomness,
            Clock clock,
            KmsSettings settings) {
        this.store = store;
        this.kms = kms;
        this.customers = customers;
        this.randomness = randomness;
        this.clock = clock;
        this.settings = settings;
    }

    /** How long keys in memory may be used while a key service gives no answer: with a customer's, not at all. */
    Duration outage(TenantId tenant) {
        return customers.of(tenant).isPresent() ? Duration.ZERO : settings.outage();
    }

    /** How new data keys seal. */
    Algorithm algorithm() {
        return settings.algorithm();
    }

    /** Makes that version of the tenant's key; keeps the one there is. */
    void create(TenantId tenant, int version) {
        try (var key = SealingKey.generate(randomness)) {
            var wrapped = kms.wrap(key, context(tenant, version));
            byte @Nullable [] half = customers.wrapping(tenant)
                    .map(service -> half(service, tenant, version))
                    .orElse(null);
            store.add(new TenantKeyStore.Row(
                    tenant, version, wrapped, half, kms.rootKeyId(), clock.instant(), null));
        }
    }

    private byte[] half(Kms customer, TenantId tenant, int version) {
        try (var half = SealingKey.generate(randomness)) {
            return customer.wrap(half, context(tenant, version));
        }
    }

    /** Asks the key service to release a version of the tenant's key. The caller closes it. */
    SealingKey release(TenantId tenant, int version) {
        return unwrap(store.find(tenant, version).orElseThrow(gone()));
    }

    /** Whether the key service still gives that version. */
    boolean releases(TenantId tenant, int version) {
        try {
            release(tenant, version).close();
            return true;
        } catch (KmsRefusedException | TamperedException gone) {
            return false;
        }
    }

    /** The newest version there is. */
    int newest(TenantId tenant) {
        return store.newest(tenant).orElseThrow(gone()).version();
    }

    /** Of a key in two halves: HKDF over the installation's half, with the customer's as salt. */
    private SealingKey unwrap(TenantKeyStore.Row row) {
        byte @Nullable [] other = row.customerWrapped();
        if (other == null) {
            return unwrapOwn(row);
        }
        var customer = customers.of(row.tenant()).orElseThrow(() -> new KmsRefusedException(
                "The customer's key service of network " + row.tenant() + " is not set."));
        try (var half = customer.unwrap(other, context(row.tenant(), row.version())); var own = unwrapOwn(row)) {
            var salt = half.bytes(RawKeyAccess.because("joining the halves of a network's key"));
            try {
                return own.derive(salt, HALVES);
            } finally {
                Arrays.fill(salt, (byte) 0);
            }
        }
    }

    /** The installation's half, which is the whole key where no customer holds one. */
    SealingKey unwrapOwn(TenantKeyStore.Row row) {
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
