package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NetworkKeysTests {

    private static final Cell CELL = new Cell("note", new UUID(7, 7), "words_sealed");
    private static final KeyScope SPACE = KeyScope.space(new UUID(3, 3));
    private static final Duration EVERYWHERE = Duration.ofSeconds(5);

    private static DataHarness data;

    private final TenantId acme = data.newTenant();
    private final TenantKeys keys = data.newKeys();
    private final NetworkKeys network = data.networkKeys(keys);

    /** Another node on the same databases: keys in a memory of its own, and an ear of its own. */
    private final TenantKeys otherKeys = data.newKeys();
    private final List<Object> heard = new CopyOnWriteArrayList<>();
    private final KeyWatch otherEar = new KeyWatch(data.databases, otherKeys, heard::add);

    @BeforeAll
    static void start() {
        data = DataHarness.fast();
    }

    @AfterAll
    static void stop() {
        data.close();
    }

    @AfterEach
    void deaf() {
        otherEar.destroy();
        data.kms.on = true;
        data.kms.silent = false;
    }

    @Test
    void theTenantsKeyIsChangedWhileEverythingStaysReadable() {
        var sealed = new ArrayList<byte[]>();
        for (int i = 0; i < 5; i++) {
            sealed.add(seal(keys, KeyScope.space(new UUID(5, i)), "before " + i));
        }
        in(network::begin);
        assertThat(data.scope.call(acme, network::own).left()).isEqualTo(5);
        assertThat(rewrap(2)).isEqualTo(2);

        // Another process goes on where this one died; meanwhile somebody writes into a space of its own.
        var during = seal(otherKeys, KeyScope.space(new UUID(5, 9)), "during");
        assertThat(open(otherKeys, sealed.get(4))).isEqualTo("before 4");
        assertThat(data.scope.call(acme, network::finish)).isFalse();
        var other = data.networkKeys(otherKeys);
        assertThat(data.scope.call(acme, () -> other.rewrap(100))).isEqualTo(3);
        assertThat(data.scope.call(acme, other::finish)).isTrue();

        var own = data.scope.call(acme, network::own);
        assertThat(own.version()).isEqualTo(2);
        assertThat(own.left()).isZero();
        assertThat(own.earlier()).isZero();
        assertThat(wrapped(1)).isNull();
        assertThat(wrapped(2)).isNotNull();
        var fresh = data.newKeys();
        for (int i = 0; i < 5; i++) {
            assertThat(open(fresh, sealed.get(i))).isEqualTo("before " + i);
        }
        assertThat(open(fresh, during)).isEqualTo("during");
        assertThat(open(keys, seal(keys, KeyScope.CONTENT, "after"))).isEqualTo("after");
    }

    @Test
    void aChangeThatWasBegunTwiceIsOneChange() {
        seal(keys, KeyScope.CONTENT, "x");
        in(network::begin);
        in(() -> data.networkKeys(otherKeys).begin());

        assertThat(data.scope.call(acme, network::own).version()).isLessThanOrEqualTo(3);
        rewrap(100);
        assertThat(data.scope.call(acme, network::finish)).isTrue();
        assertThat(open(data.newKeys(), seal(keys, KeyScope.CONTENT, "y"))).isEqualTo("y");
    }

    @Test
    void aSealedScopeIsWithdrawnFromEveryNodeAndComesBack() {
        var kept = seal(keys, SPACE, "kept");
        var elsewhere = seal(keys, KeyScope.CONTENT, "elsewhere");
        listen();
        assertThat(open(otherKeys, kept)).isEqualTo("kept");
        in(() -> keys.seal(SPACE));

        Awaitility.await().atMost(EVERYWHERE).untilAsserted(() -> assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> open(otherKeys, kept))
                .matches(refusal -> refusal.code() == Refusal.Code.SEALED));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> open(keys, kept));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> seal(otherKeys, SPACE, "more"));
        assertThat(open(otherKeys, elsewhere)).isEqualTo("elsewhere");
        Awaitility.await().atMost(EVERYWHERE).until(() -> heard.contains(new KeysWithdrawn(acme)));

        in(() -> keys.unseal(SPACE));
        assertThat(open(otherKeys, kept)).isEqualTo("kept");
        assertThat(open(keys, seal(keys, SPACE, "more"))).isEqualTo("more");
    }

    @Test
    void aSealedNetworkOpensNothingThatPeopleKeepAndStillLetsThemIn() {
        var content = seal(keys, KeyScope.CONTENT, "minutes");
        var setting = seal(keys, KeyScope.SETTINGS, "setting");
        in(() -> keys.seal(KeyScope.EVERYTHING));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> open(keys, content));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> seal(keys, SPACE, "a new space"));
        assertThat(open(keys, setting)).isEqualTo("setting");
        assertThat(data.scope.call(acme, network::seals)).containsExactly(KeyScope.EVERYTHING);
        in(() -> keys.unseal(KeyScope.EVERYTHING));
        assertThat(open(keys, content)).isEqualTo("minutes");
    }

    @Test
    void aDestroyedKeyGoesFromEveryNode() {
        var gone = seal(keys, SPACE, "gone");
        listen();
        assertThat(open(otherKeys, gone)).isEqualTo("gone");
        in(() -> keys.destroy(SPACE));

        Awaitility.await().atMost(EVERYWHERE).untilAsserted(
                () -> assertThatExceptionOfType(KeyDestroyedException.class).isThrownBy(() -> open(otherKeys, gone)));
    }

    @Test
    void silenceOfTheKeyServiceIsBorneForAWhileAndThenNothingOpens() {
        var sealed = seal(keys, KeyScope.CONTENT, "minutes");
        data.kms.silent = true;
        data.clock.advance(Duration.ofMinutes(14));
        assertThat(open(keys, sealed)).isEqualTo("minutes");

        data.clock.advance(Duration.ofMinutes(2));
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> open(keys, sealed));
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> open(data.newKeys(), sealed));

        data.kms.silent = false;
        assertThat(open(keys, sealed)).isEqualTo("minutes");
    }

    @Test
    void olderKeysAreFoundByKind() {
        seal(keys, KeyScope.CONTENT, "x");
        seal(keys, SPACE, "y");
        data.clock.advance(Duration.ofSeconds(1));
        var now = data.clock.instant();

        assertThat(data.scope.call(acme, () -> network.older(List.of("space"), now, 10))).containsExactly(SPACE);
        in(() -> keys.rotate(SPACE));
        assertThat(data.scope.call(acme, () -> network.older(List.of("space"), now, 10))).isEmpty();
        assertThat(data.scope.call(acme, network::kinds)).anySatisfy(kind -> {
            assertThat(kind.kind()).isEqualTo("space");
            assertThat(kind.current()).isEqualTo(1);
            assertThat(kind.earlier()).isEqualTo(1);
        });
    }

    private void listen() {
        otherEar.begin();
        Awaitility.await().atMost(EVERYWHERE).until(() -> otherEar.listens());
    }

    private int rewrap(int most) {
        return data.scope.call(acme, () -> network.rewrap(most));
    }

    private void in(Runnable act) {
        data.scope.run(acme, act);
    }

    private byte[] seal(TenantKeys with, KeyScope scope, String words) {
        return data.inside(acme, () -> new Sealer(with, new Randomness()).seal(scope, CELL, words));
    }

    private String open(TenantKeys with, byte[] sealed) {
        return data.scope.call(acme, () -> new Sealer(with, new Randomness()).open(CELL, sealed));
    }

    private byte[] wrapped(int version) {
        return JdbcClient.create(data.databases.control())
                .sql("select wrapped_key from tenant_key where tenant_id = :tenant and version = :version")
                .param("tenant", acme.value())
                .param("version", version)
                .query((row, number) -> new byte[][] {row.getBytes(1)})
                .single()[0];
    }
}
