package org.aumbry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Subject;
import org.aumbry.data.DataFolder;
import org.aumbry.identity.Role;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.TestDataFolder;
import org.aumbry.testing.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes over one database, each with an index on a disk of its own: both answer the same, at once. */
@AumbryTest
class SecondNodeTests {

    @Autowired
    private World world;

    @Autowired
    private Search first;

    @Autowired
    private SearchIndex index;

    @Autowired
    private Indexes indexes;

    @Autowired
    private Things things;

    @Autowired
    private Grants grants;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private IndexStore firstStore;

    @Autowired
    private OutboxStore outbox;

    @Autowired
    private Intake firstIntake;

    @Autowired
    private NodeParts parts;

    private final DataFolder disk = DataFolder.open(TestDataFolder.fresh());
    private Indexes secondIndexes;
    private IndexStore secondStore;
    private Search second;
    private Person max;
    private Person uma;
    private String word;

    @BeforeEach
    void startASecondNode() {
        word = "w" + UUID.randomUUID().toString().replace("-", "");
        max = world.network("Nodes " + word, "Max Maier", "max" + word + "@nodes.example");
        uma = world.add(max, "Uma Unger", "uma" + word + "@nodes.example", Role.MEMBER);
        secondStore = new IndexStore(parts.db(), disk);
        var keys = new IndexKeys(
                secondStore, outbox, parts.sealer(), parts.randomness(), parts.ids(), parts.clock());
        var intake = new Intake(outbox, secondStore, parts.sources(), parts.transactions());
        secondIndexes = new Indexes(
                disk, keys, intake, parts.scope(), parts.randomness(), parts.clock(), parts.settings());
        second = new Search(
                secondIndexes, parts.access(), parts.users(), parts.labels(), parts.journal(), parts.clock());
    }

    @AfterEach
    void stopIt() {
        secondIndexes.closeAll();
        disk.close();
        TestDataFolder.delete(disk.path());
    }

    @Test
    void bothAnswerEveryCommittedChangeAndNothingThatIsNotPermitted() {
        var mine = classOf(max);
        var shared = classOf(max, uma);
        var thing = put(mine, "Plan", word);
        for (var node : List.of(first, second)) {
            assertThat(count(node, max)).isEqualTo(1);
            assertThat(count(node, uma)).isZero();
        }

        put(shared, "Plan", word + " again");
        assertThat(count(second, max)).isEqualTo(2);
        assertThat(count(second, uma)).isEqualTo(1);
        assertThat(count(first, uma)).isEqualTo(1);

        reclass(thing, shared);
        assertThat(count(second, uma)).as("moved to a class of hers").isEqualTo(2);
        reclass(thing, mine);
        assertThat(count(first, uma)).isEqualTo(1);
        assertThat(count(second, uma)).as("and away from it").isEqualTo(1);

        inTransaction(() -> {
            things.here().remove(thing.id());
            index.touch(Things.KIND, thing.id());
        });
        assertThat(count(second, max)).isEqualTo(1);
        assertThat(count(first, max)).isEqualTo(1);
    }

    @Test
    void aChangeStaysForTheIndexThatHasNotTakenItIn() throws Exception {
        var mine = classOf(max);
        put(mine, "Plan", word);
        assertThat(count(first, max)).isEqualTo(1);
        assertThat(count(second, max)).isEqualTo(1);

        put(mine, "Plan", word);
        assertThat(count(first, max)).isEqualTo(2);
        commit(indexes);
        assertThat(pending(firstStore)).isZero();
        assertThat(pending(secondStore)).isEqualTo(1);
        assertThat(count(second, max)).isEqualTo(2);
        commit(secondIndexes);
        assertThat(pending(secondStore)).isZero();
    }

    @Test
    void nothingIsMissedWhileAnIndexBegins() throws Exception {
        var mine = classOf(max);
        put(mine, "Plan", word);
        assertThat(count(first, max)).isEqualTo(1);
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var writers = new ArrayList<Thread>();
        for (int writer = 0; writer < 4; writer++) {
            writers.add(Thread.ofVirtual().unstarted(() -> {
                for (int i = 0; i < 25; i++) {
                    put(mine, "Plan", word);
                }
            }));
        }
        writers.forEach(writer -> writer.setUncaughtExceptionHandler((thread, failed) -> failures.add(failed)));
        writers.forEach(Thread::start);
        assertThat(count(second, max)).isPositive();
        for (var writer : writers) {
            writer.join();
        }

        assertThat(failures).isEmpty();
        assertThat(count(second, max)).isEqualTo(101);
        assertThat(count(first, max)).isEqualTo(101);
    }

    @Test
    void aNodeThatIsGoneKeepsNothingWaiting() {
        var mine = classOf(max);
        put(mine, "Plan", word);
        assertThat(count(second, max)).isEqualTo(1);
        assertThat(count(first, max)).isEqualTo(1);
        put(mine, "Plan", word);

        assertThat(world.in(max.tenant(), () -> firstIntake.forgetLeft(Instant.now().minus(Duration.ofDays(2)))))
                .isZero();
        assertThat(world.in(max.tenant(), () -> firstIntake.forgetLeft(Instant.now().plusSeconds(5)))).isEqualTo(1);
        assertThat(count(second, max)).as("a node that was only held up builds its index anew").isEqualTo(2);
        assertThat(count(first, max)).isEqualTo(2);
    }

    private AccessClass classOf(Person... people) {
        var specs = new ArrayList<GrantSpec>();
        for (var person : people) {
            specs.add(GrantSpec.allow(Subject.user(person.id()), EnumSet.allOf(Permission.class)));
        }
        return world.as(max, who -> grants.createRoot(who, new ObjectRef("space", UUID.randomUUID()), specs));
    }

    private SearchDocument put(AccessClass accessClass, String title, String text) {
        return put(UUID.randomUUID(), accessClass, title, text);
    }

    private SearchDocument put(UUID id, AccessClass accessClass, String title, String text) {
        var thing = new SearchDocument(
                Things.KIND, id, id, 1, accessClass, title, "", text, List.of(), List.of(), null, TestIndexes.OWNER,
                TestIndexes.CHANGED, "en", "text");
        inTransaction(() -> {
            things.here().put(id, thing);
            index.touch(Things.KIND, id);
        });
        return thing;
    }

    private void reclass(SearchDocument thing, AccessClass to) {
        inTransaction(() -> {
            things.here().put(thing.id(), new SearchDocument(
                    Things.KIND, thing.id(), thing.id(), 1, to, thing.title(), "", word, List.of(), List.of(), null,
                    TestIndexes.OWNER, TestIndexes.CHANGED, "en", "text"));
            index.reclassed(Things.KIND, List.of(thing.id()));
        });
    }

    private void inTransaction(Runnable work) {
        world.in(max.tenant(), () -> {
            transaction.executeWithoutResult(status -> work.run());
            return true;
        });
    }

    private void commit(Indexes node) {
        world.in(max.tenant(), () -> node.use(live -> {
            live.commitAfter(Duration.ZERO);
            return true;
        }));
    }

    private int pending(IndexStore store) {
        return world.in(max.tenant(), () -> transaction.execute(status ->
                outbox.pending(store.find().orElseThrow().id(), List.of(), 100).orElseThrow().size()));
    }

    private int count(Search node, Person who) {
        return world.as(who, principal -> node.find(principal, Question.of(word))).total();
    }
}
