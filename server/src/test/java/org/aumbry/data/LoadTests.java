package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aumbry.kernel.Refusal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** More than can be served: those who wait are served, and who comes too late is told so at once. */
class LoadTests {

    private static final int LINE = 20;
    private static final Duration LIMIT = Duration.ofSeconds(180);

    @Test
    void theLineHasAnEndAndEverybodyInItIsServed() throws Exception {
        try (var data = DataHarness.fast(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tenant = data.newTenant();
            var source = new TenantDataSource(data.databases.shards(), new ConnectionQueue(LINE));
            var scope = new TenantScope(source);
            var transaction = new TransactionTemplate(
                    new TenantTransactionManager(scope, data.directory, source, null));
            var pool = data.databases.shards().get("1");
            var open = new CountDownLatch(1);
            Callable<Boolean> work = () -> scope.call(tenant, () -> transaction.execute(running -> {
                try {
                    open.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
                return true;
            }));
            var all = new ArrayList<Future<Boolean>>();
            while (ConnectionQueue.waiting(pool) < LINE) {
                int before = all.size();
                all.add(threads.submit(work));
                Awaitility.await().atMost(LIMIT).until(() ->
                        before < 6 || ConnectionQueue.waiting(pool) >= before - 5);
            }
            assertThatExceptionOfType(Refusal.class).isThrownBy(work::call).satisfies(refused ->
                    assertThat(refused.code()).isEqualTo(Refusal.Code.UNAVAILABLE));
            open.countDown();
            for (var each : all) {
                assertThat(each.get()).isTrue();
            }
            var probe = new LoadProbe(source);
            assertThat(source.queue().look().turnedAway()).isEqualTo(1);
            assertThat(probe.look().holds()).isTrue();
            source.queue().waited(Duration.ofSeconds(6).toNanos());
            assertThat(probe.look().holds()).as("somebody waited too long").isFalse();
            assertThat(probe.look().holds()).isTrue();
            var endless = new TenantDataSource(data.databases.shards(), new ConnectionQueue(100_000));
            assertThat(new LoadProbe(endless).look().holds()).as("a line without an end").isFalse();
        }
    }
}
