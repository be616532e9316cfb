package org.aumbry.timemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.Blobs;
import org.aumbry.crypto.Hashes;
import org.aumbry.kernel.Principal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A random mixed history is travelled back and forth: at random instants the network is restored to exactly what
 * it was, judged by a record of every row and the hash of every content that was taken then and shares nothing with the
 * time machine.
 */
@Tag("slow")
@AumbryTest
class PointInTimeTests {

    private static final int INSTANTS = Integer.getInteger("instants", 8);
    private static final int ACTS = Integer.getInteger("acts", 60);

    private static final Map<String, String> TABLES = tables();

    @Autowired World world;
    @Autowired RandomActs acts;
    @Autowired Restores restores;
    @Autowired StateRoots roots;
    @Autowired StateStore states;
    @Autowired StateLog log;
    @Autowired Blobs blobs;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    private Person owner;
    private int compared;

    /** What the network was: every row as text, by table, and the hash of every content. */
    private record Snapshot(Instant at, Map<String, List<String>> rows, Map<UUID, String> contents) {}

    @Test
    void theNetworkComesBackExactlyAsItWasAtTwentyRandomInstants() {
        long seed = Long.getLong("seed", 20261130L);
        var tag = UUID.randomUUID().toString();
        owner = world.network("Past " + tag, "Pia Past", "pia-" + tag + "@past.example");
        var random = new Random(seed);
        var history = acts.of(owner, random);
        var snapshots = new ArrayList<Snapshot>();
        for (int done = 0; done < ACTS; done++) {
            history.act();
            if (done % 20 == 7) {
                in(() -> {
                    log.log(now());
                    return true;
                });
            }
            if (random.nextInt(ACTS) < 2 * INSTANTS) {
                snapshots.add(snapshot());
            }
        }
        var last = snapshot();
        assertThat(snapshots.stream().mapToInt(past -> touchedUpTo(past, last.at())).min().orElseThrow())
                .as("tables that a shorter while did not touch").isLessThan(Kept.values().length);
        Collections.shuffle(snapshots, random);
        var chosen = snapshots.subList(0, Math.min(INSTANTS, snapshots.size()));
        assertThat(chosen).hasSize(INSTANTS);
        for (var past : chosen) {
            restoreTo(past, seed);
        }
        assertThat(compared).as("restores compared with a root in the journal").isPositive();
        assertSame(last, backTo(last.at()), "the end, seed " + seed);
        in(() -> {
            assertThat(logged()).isNotEmpty().allSatisfy(root ->
                    assertThat(roots.at(root.moment()).root()).as("as logged").isEqualTo(root.root()));
            return true;
        });
    }

    /** How many tables are said to be touched since; whatever came or went is in one of them. */
    private int touchedUpTo(Snapshot past, Instant now) {
        return in(() -> transaction.execute(open -> {
            var touched = db.sql("select past_touched(:kept, :earlier, :later)")
                    .param("kept", Kept.tables())
                    .param("earlier", Moment.utc(past.at()))
                    .param("later", Moment.utc(now))
                    .query(String.class).set();
            for (var kept : Kept.values()) {
                var moved = new ArrayList<String>();
                states.between(kept, past.at(), now, (came, row) -> moved.add(row));
                if (!moved.isEmpty()) {
                    assertThat(touched).contains(kept.table());
                }
            }
            return touched.size();
        }));
    }

    private void restoreTo(Snapshot past, long seed) {
        var before = snapshot();
        var stood = in(() -> roots.at(past.at()).root());
        var run = restore(past.at());
        assertThat(run.failure()).isNull();
        assertThat(Objects.requireNonNull(run.result()).verified()).isTrue();
        if (run.result().logged() != null) {
            assertThat(run.result().logged().met()).as("as the journal has it").isTrue();
            compared++;
        }
        assertSame(past, snapshot(), past.at() + ", seed " + seed);
        assertThat(in(() -> roots.at(now()).root())).as("state root").isEqualTo(stood);

        var undone = world.as(owner, who -> ended(who, restores.undo(who, run.id())));
        assertThat(undone.failure()).isNull();
        assertSame(before, snapshot(), "taken back, seed " + seed);
    }

    private Snapshot backTo(Instant at) {
        assertThat(restore(at).failure()).isNull();
        return snapshot();
    }

    private Run restore(Instant at) {
        return world.as(owner, who -> ended(
                who, restores.start(who, new Order(Scope.of(owner.tenant()), at, Set.of(), true))));
    }

    private Run ended(Principal who, RunId id) {
        var run = restores.get(who, id);
        while (!run.ended()) {
            Thread.onSpinWait();
            run = restores.get(who, id);
        }
        return run;
    }

    private static void assertSame(Snapshot past, Snapshot now, String when) {
        past.rows().forEach((table, rows) -> assertThat(now.rows().get(table)).as(table + " at " + when)
                .containsExactlyElementsOf(rows));
        assertThat(now.contents()).as("contents at " + when).isEqualTo(past.contents());
    }

    private Snapshot snapshot() {
        return in(() -> {
            var rows = new TreeMap<String, List<String>>();
            TABLES.forEach((table, sql) -> rows.put(table, transaction.execute(
                    open -> db.sql(sql).query(String.class).list())));
            List<UUID> kept = Objects.requireNonNull(transaction.execute(
                    open -> db.sql("select distinct blob_id from version").query(UUID.class).list()));
            var contents = new TreeMap<UUID, String>();
            kept.forEach(blob -> contents.put(blob, hash(blob)));
            return new Snapshot(now(), rows, contents);
        });
    }

    private String hash(UUID blob) {
        try (var content = blobs.open(new BlobId(blob)); var in = content.stream()) {
            return HexFormat.of().formatHex(Hashes.sha256(in.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Instant now() {
        return Objects.requireNonNull(transaction.execute(
                        open -> db.sql("select clock_timestamp()").query(OffsetDateTime.class).single()))
                .toInstant();
    }

    private List<StateStore.Root> logged() {
        var found = new ArrayList<StateStore.Root>();
        var at = now();
        for (var root = last(at); root != null; root = last(at)) {
            found.add(root);
            at = root.moment().minus(Duration.ofNanos(1000));
        }
        return found;
    }

    private StateStore.Root last(Instant at) {
        return transaction.execute(open -> states.rootAt(at).orElse(null));
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return world.in(owner.tenant(), work);
    }

    /** Written out here, so that the oracle knows nothing of the list that the time machine goes by. */
    private static Map<String, String> tables() {
        var tables = new TreeMap<String, String>();
        for (var table : List.of("policy_option", "label", "access_role", "share_rule", "user_group", "group_member",
                "access_profile", "space", "space_deletion", "access_class", "access_restriction", "folder", "document",
                "version", "snip", "snip_tag")) {
            tables.put(table, "select cast(to_jsonb(t) - 'valid_from' as text) from " + table + " t order by 1");
        }
        tables.put("access_grant", "select cast(to_jsonb(t) - 'valid_from' as text) from access_grant t "
                + "where subject_kind <> 'link' order by 1");
        return tables;
    }
}
