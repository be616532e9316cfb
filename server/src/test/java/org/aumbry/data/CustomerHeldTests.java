package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.crypto.CustomerKeys;
import org.aumbry.crypto.KmsSettings;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TamperedException;
import org.aumbry.crypto.TestKms;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A network whose key is in two halves, one of which its customer holds. */
class CustomerHeldTests {

    private static final Cell CELL = new Cell("note", new UUID(7, 7), "words_sealed");
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private static DataHarness data;

    private final TenantId acme = data.newTenant();
    private final TenantId globex = data.newTenant();
    private final SwitchedKms customer = new SwitchedKms(TestKms.fresh());
    private final CustomerKeys held = CustomerKeys.of(Map.of(acme.toString(), customer), Set.of());
    private final CustomerKeys retired = CustomerKeys.of(Map.of(acme.toString(), customer), Set.of(acme.toString()));

    @BeforeAll
    static void start() {
        data = DataHarness.fast();
    }

    @AfterAll
    static void stop() {
        data.close();
    }

    @Test
    void revokingTakesEffectWithinAMinuteOnEveryNodeAndRestoringBringsItBack() {
        var keys = node(held);
        var other = node(held);
        var old = seal(keys, acme, "before");
        change(keys, held);
        var sealed = seal(keys, acme, "minutes");
        var elsewhere = seal(keys, globex, "globex");
        assertThat(open(other, acme, sealed) + open(other, acme, old)).isEqualTo("minutesbefore");

        customer.on = false;
        data.clock.advance(WITHIN);
        refused(keys, sealed);
        refused(other, old);
        refused(node(held), sealed);
        assertThat(open(keys, globex, elsewhere)).isEqualTo("globex");

        customer.on = true;
        assertThat(open(keys, acme, sealed)).isEqualTo("minutes");
        assertThat(open(other, acme, sealed)).isEqualTo("minutes");

        customer.silent = true;
        data.clock.advance(WITHIN);
        refused(keys, sealed);
        customer.silent = false;
        assertThat(open(keys, acme, sealed)).isEqualTo("minutes");
    }

    @Test
    void withoutTheCustomersServiceNothingOpens() {
        var keys = node(held);
        change(keys, held);
        var sealed = seal(keys, acme, "minutes");

        refused(node(CustomerKeys.none()), sealed);
        var another = CustomerKeys.of(Map.of(acme.toString(), TestKms.fresh()), Set.of());
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> open(node(another), acme, sealed))
                .matches(failed -> failed instanceof KmsUnavailableException || failed instanceof TamperedException);
    }

    @Test
    void aCustomerThatGivesItsKeyUpIsNeededNoMore() {
        var keys = node(held);
        change(keys, held);
        var sealed = seal(keys, acme, "minutes");
        change(node(retired), retired);

        assertThat(open(node(CustomerKeys.none()), acme, sealed)).isEqualTo("minutes");
    }

    @Test
    void theInstallationsHalfIsMovedWithoutTheCustomer() {
        var keys = node(held);
        change(keys, held);
        var sealed = seal(keys, acme, "minutes");
        customer.on = false;
        var store = new TenantKeyStore(JdbcClient.create(data.databases.control()));
        JdbcClient.create(data.databases.control())
                .sql("update tenant_key set root_key_id = 'before' where tenant_id = :id")
                .param("id", acme.value())
                .update();
        var move = new TenantKeyMove(store, roots(held), data.kms, data.clock);
        assertThat(move.left()).isPositive();
        move.rewrap(100);
        assertThat(move.left()).isZero();

        customer.on = true;
        assertThat(open(node(held), acme, sealed)).isEqualTo("minutes");
    }

    private TenantRootKeys roots(CustomerKeys customers) {
        return new TenantRootKeys(
                new TenantKeyStore(JdbcClient.create(data.databases.control())), data.kms, customers,
                new Randomness(), data.clock, KmsSettings.usual());
    }

    private TenantKeys node(CustomerKeys customers) {
        return new TenantKeys(
                data.scope, roots(customers), new DataKeyStore(data.db), data.transaction, new Randomness(),
                data.clock);
    }

    private void change(TenantKeys keys, CustomerKeys customers) {
        var network = new NetworkKeys(
                data.scope, roots(customers), keys, new NetworkKeyStore(data.db), data.transaction,
                new Randomness(), data.clock);
        data.scope.run(acme, () -> {
            network.begin();
            network.rewrap(100);
            assertThat(network.finish()).isTrue();
            assertThat(network.own().customerHeld()).isEqualTo(customers.wrapping(acme).isPresent());
        });
    }

    private byte[] seal(TenantKeys with, TenantId tenant, String words) {
        return data.inside(tenant, () -> new Sealer(with, new Randomness()).seal(KeyScope.CONTENT, CELL, words));
    }

    private String open(TenantKeys with, TenantId tenant, byte[] sealed) {
        return data.scope.call(tenant, () -> new Sealer(with, new Randomness()).open(CELL, sealed));
    }

    private void refused(TenantKeys with, byte[] sealed) {
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> open(with, acme, sealed));
    }
}
