package org.aumbry.timemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aumbry.checkpoints.PlacedEntries;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long it takes until the heads of many networks cover an entry that each of them got at once, while others are in
 * short transactions all the time: the program's own jobs do it.
 */
@Tag("bench")
@AumbryTest
class SequencerBenchTests {

    private static final int NETWORKS = Integer.getInteger("networks", 40);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    @Autowired Journal journal;
    @Autowired PlacedEntries placed;
    @Autowired Tenants tenants;
    @Autowired TenantScope scope;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    private final AtomicBoolean stop = new AtomicBoolean();

    @Test
    void headsOfManyNetworks() throws InterruptedException {
        var networks = new ArrayList<TenantId>();
        long start = System.nanoTime();
        for (int made = 0; made < NETWORKS; made++) {
            var tenant = new TenantId(UUID.randomUUID());
            tenants.create(tenant);
            networks.add(tenant);
        }
        figure("made %d networks, %.0f ms each", NETWORKS, seconds(start) * 1000 / NETWORKS);
        var others = List.of(busy(networks.get(0)), busy(networks.get(1)));
        round(networks, true);
        for (int round = 0; round < ROUNDS; round++) {
            figure("%d networks with a fresh entry and the same state: %s", NETWORKS, round(networks, false));
            figure("%d networks with a fresh entry and another state: %s", NETWORKS, round(networks, true));
        }
        stop.set(true);
        for (var other : others) {
            other.join();
        }
    }

    private Thread busy(TenantId tenant) {
        return Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                scope.run(tenant, () -> transaction.executeWithoutResult(
                        open -> db.sql("select count(*) from (select pg_sleep(0.03)) s").query(Long.class).single()));
            }
        });
    }

    private String round(List<TenantId> networks, boolean another) throws InterruptedException {
        var before = networks.stream().map(this::size).toList();
        for (var tenant : networks) {
            scope.run(tenant, () -> transaction.executeWithoutResult(open -> {
                if (another) {
                    db.sql("update label set changed_at = :now").param("now", Timestamp.from(Instant.now())).update();
                }
                journal.record(
                        new Principal(tenant, new UserId(UUID.randomUUID()), false, false, null, null, Set.of(),
                                "198.51.100.7"),
                        "document.add",
                        new ObjectRef("document", UUID.randomUUID()));
            }));
        }
        long start = System.nanoTime();
        var waits = new ArrayList<Double>();
        var open = new HashSet<Integer>();
        for (int i = 0; i < networks.size(); i++) {
            open.add(i);
        }
        while (!open.isEmpty()) {
            open.removeIf(i -> {
                boolean there = size(networks.get(i)) > before.get(i);
                if (there) {
                    waits.add(seconds(start));
                }
                return there;
            });
            Thread.sleep(20);
            assertThat(seconds(start)).isLessThan(300);
        }
        return String.format(
                Locale.ROOT, "the middle one had its head %.1f s after the last entry, the last one %.1f s",
                waits.get(waits.size() / 2), waits.getLast());
    }

    private long size(TenantId tenant) {
        return scope.call(tenant, placed::size);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void figure(String format, Object... values) {
        System.out.println("figure: " + String.format(Locale.ROOT, format, values));
    }
}
