package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aumbry.crypto.KmsUnavailableException;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class TenantKeysTests {

    private static final Cell CELL = new Cell("note", new UUID(7, 7), "words_sealed");
    private static final RawKeyAccess TEST = RawKeyAccess.because("test");

    private static DataHarness data;

    private final TenantId acme = data.newTenant();
    private final TenantKeys keys = data.newKeys();
    private final Sealer sealer = new Sealer(keys, new Randomness());

    @BeforeAll
    static void start() {
        data = DataHarness.fast();
    }

    @AfterAll
    static void stop() {
        data.close();
    }

    @Test
    void whatOneProcessSealedAnotherOpens() {
        var sealed = seal("minutes");

        assertThat(open(newSealer(), sealed)).isEqualTo("minutes");
        assertThat(mac(newSealer())).isEqualTo(mac(sealer));
    }

    @Test
    void eachScopeHasOneKeyAndNoKeyIsStoredOpen() {
        seal("one");
        seal("two");
        data.inside(acme, () -> sealer.seal(KeyScope.space(new UUID(1, 1)), CELL, "three"));
        var raw = data.inside(acme, () -> keys.withCurrent(KeyScope.CONTENT, (number, key) -> key.bytes(TEST)));

        var stored =
                data.inside(acme, () -> data.db.sql("select wrapped_key from data_key").query(byte[].class).list());

        assertThat(stored).hasSize(2).allSatisfy(wrapped -> assertThat(text(wrapped))
                .hasSize(60)
                .doesNotContain(text(raw)));
    }

    @Test
    void aKeyWhoseTransactionWasRolledBackIsNeverUsedAgain() {
        data.scope.run(acme, () -> data.transaction.executeWithoutResult(status -> {
            sealer.seal(KeyScope.CONTENT, CELL, "lost with its transaction");
            sealer.seal(KeyScope.CONTENT, CELL, "under the same key");
            status.setRollbackOnly();
        }));

        var sealed = seal("kept");

        assertThat(open(newSealer(), sealed)).isEqualTo("kept");
    }

    @Test
    void aKeyOfARunningTransactionIsNotUsedByAnotherOne() {
        var inner = new TransactionTemplate(data.transaction.getTransactionManager());
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        var space = KeyScope.space(new UUID(2, 2));

        var sealed = data.scope.call(acme, () -> data.transaction.execute(outer -> {
            sealer.seal(KeyScope.CONTENT, CELL, "outer");
            var kept = inner.execute(status -> sealer.seal(space, CELL, "inner"));
            sealer.seal(KeyScope.CONTENT, CELL, "outer again");
            outer.setRollbackOnly();
            return kept;
        }));

        assertThat(open(newSealer(), sealed)).isEqualTo("inner");
    }

    @Test
    void aRolledBackSavepointThatTookAKeyAwayStopsTheTransaction() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> data.inside(acme, () -> {
            var nested = new TransactionTemplate(data.transaction.getTransactionManager());
            nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
            nested.executeWithoutResult(status -> {
                sealer.seal(KeyScope.CONTENT, CELL, "under a key that goes");
                status.setRollbackOnly();
            });
            return sealer.seal(KeyScope.CONTENT, CELL, "under the key that went");
        }));
    }

    @Test
    void eightPeopleAtOnceGetOneKey() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var results = new ArrayList<Future<byte[]>>();
            Callable<byte[]> work = () -> data.inside(acme, () -> newSealer().seal(KeyScope.CONTENT, CELL, "x"));
            for (int i = 0; i < 8; i++) {
                results.add(threads.submit(work));
            }
            for (var result : results) {
                assertThat(open(newSealer(), result.get())).isEqualTo("x");
            }
        }
        var current = data.inside(acme, () -> data.db
                .sql("select count(*) from data_key where scope = 'content'")
                .query(Integer.class)
                .single());
        assertThat(current).isEqualTo(1);
    }

    @Test
    void anotherTenantsKeyRowDoesNotUnwrap() {
        var sealed = seal("acme's");
        var globex = data.newTenant();
        var row = data.inside(acme, () -> new DataKeyStore(data.db).current(KeyScope.CONTENT).orElseThrow());
        data.inside(globex, () -> new DataKeyStore(data.db).add(
                new DataKeyStore.NewKey(row.number(), row.scope(), row.wrapped(), row.rootVersion(), row.algorithm()),
                data.clock.instant()));

        assertThatExceptionOfType(TamperedException.class)
                .isThrownBy(() -> data.inside(globex, () -> newSealer().open(CELL, sealed)));
    }

    @Test
    void aKeyRowGivenAnotherNumberOrScopeDoesNotUnwrap() {
        var sealed = seal("minutes");
        data.inside(acme, () -> data.db.sql("update data_key set scope = 'journal'").update());
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> open(newSealer(), sealed));

        data.inside(acme, () -> data.db.sql("update data_key set scope = 'content', number = number + 1").update());
        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> open(newSealer(), sealed));
    }

    @Test
    void withdrawingTheTenantsKeyTakesEffectWithinAMinute() {
        var sealed = seal("minutes");
        try {
            data.kms.on = false;
            assertThat(open(sealer, sealed)).isEqualTo("minutes");
            data.clock.advance(Duration.ofSeconds(61));

            assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> open(sealer, sealed));
        } finally {
            data.kms.on = true;
        }
        assertThat(open(sealer, sealed)).isEqualTo("minutes");
    }

    @Test
    void theKeyServiceIsNotAskedForEachValue() {
        seal("warm");
        int before = data.kms.releases;
        for (int i = 0; i < 100; i++) {
            seal("value " + i);
        }
        assertThat(data.kms.releases).isEqualTo(before);
    }

    @Test
    void rotationSealsUnderANewKeyAndOpensTheOld() {
        var before = seal("before");
        data.inside(acme, () -> {
            keys.rotate(KeyScope.CONTENT);
            return "";
        });
        var after = seal("after");

        assertThat(after[4]).isNotEqualTo(before[4]);
        assertThat(open(newSealer(), before) + open(newSealer(), after)).isEqualTo("beforeafter");
    }

    @Test
    void aTenantWhoseKeyIsGoneReadsNothing() {
        var sealed = seal("minutes");
        org.springframework.jdbc.core.simple.JdbcClient.create(data.databases.control())
                .sql("delete from tenant_key where tenant_id = :id")
                .param("id", acme.value())
                .update();

        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(() -> open(newSealer(), sealed));
    }

    private byte[] seal(String words) {
        return data.inside(acme, () -> sealer.seal(KeyScope.CONTENT, CELL, words));
    }

    private byte[] mac(Sealer with) {
        return data.inside(acme, () -> with.mac("note", "words_mac", "minutes"));
    }

    private String open(Sealer with, byte[] sealed) {
        return data.scope.call(acme, () -> with.open(CELL, sealed));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Sealer newSealer() {
        return new Sealer(data.newKeys(), new Randomness());
    }
}
