package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.Test;

class KeyCacheTests {

    private static final RawKeyAccess TEST = RawKeyAccess.because("test");

    private final KeyCache cache = new KeyCache(2, 3);
    private final TenantId acme = new TenantId(UUID.randomUUID());
    private final TenantId globex = new TenantId(UUID.randomUUID());
    private final TenantId initech = new TenantId(UUID.randomUUID());

    @Test
    void theLeastUsedKeyOfATenantGoesFirstAndIsWiped() {
        var first = put(acme, 1);
        var second = put(acme, 2);
        put(acme, 3);
        cache.putCurrent(acme, KeyScope.JOURNAL, 2);
        cache.find(acme, 1);
        put(acme, 4);

        assertThat(cache.keys(acme)).isEqualTo(3);
        assertThat(cache.current(acme, KeyScope.JOURNAL)).isNull();
        assertWiped(second);
        assertThat(first.key().bytes(TEST)).hasSize(32);
    }

    @Test
    void theLeastUsedTenantGoesFirstAndAllItsKeysAreWiped() {
        var root = new HeldKey(SealingKey.generate(new Randomness()));
        cache.putRoot(acme, 1, root, Instant.EPOCH, cache.round(acme));
        var key = put(acme, 1);
        put(globex, 1);
        put(initech, 1);

        assertThat(cache.tenants()).isEqualTo(2);
        assertThat(cache.find(acme, 1)).isNull();
        assertWiped(key);
        assertWiped(root);
    }

    @Test
    void aKeyInUseIsWipedWhenItIsGivenBack() {
        var key = put(acme, 1);
        assertThat(key.borrow()).isTrue();
        cache.evict(acme);

        assertThat(key.key().bytes(TEST)).hasSize(32);
        assertThat(key.borrow()).isFalse();
        key.giveBack();
        assertWiped(key);
    }

    @Test
    void theSecondOfTwoEqualKeysIsWipedAndTheFirstUsed() {
        var first = put(acme, 1);
        var second = new HeldKey(SealingKey.generate(new Randomness()));

        assertThat(cache.put(acme, 1, second)).isSameAs(first);
        assertWiped(second);
    }

    @Test
    void aReleaseIsRememberedUntilTheTenantIsEvicted() {
        cache.putRoot(acme, 1, newKey(), Instant.EPOCH, cache.round(acme));
        assertThat(cache.root(acme, 1)).isNotNull();
        assertThat(cache.releasedAt(acme)).isEqualTo(Instant.EPOCH);

        cache.evict(acme);
        assertThat(cache.root(acme, 1)).isNull();
        assertThat(cache.releasedAt(acme)).isEqualTo(Instant.MIN);
    }

    @Test
    void aKeyThatWasFetchedBeforeAnEvictionIsNotKeptAfterIt() {
        long before = cache.round(acme);
        cache.evict(acme);
        var late = newKey();
        var root = newKey();

        assertThat(cache.put(acme, 1, late, before)).isNull();
        assertThat(cache.putRoot(acme, 1, root, Instant.EPOCH, before)).isFalse();
        assertWiped(late);
        assertWiped(root);
        assertThat(cache.put(acme, 1, newKey(), cache.round(acme))).isNotNull();
    }

    private static HeldKey newKey() {
        return new HeldKey(SealingKey.generate(new Randomness()));
    }

    private HeldKey put(TenantId tenant, int number) {
        return cache.put(tenant, number, new HeldKey(SealingKey.generate(new Randomness())));
    }

    private static void assertWiped(HeldKey key) {
        assertThatIllegalStateException().isThrownBy(() -> key.key().bytes(TEST));
    }
}
