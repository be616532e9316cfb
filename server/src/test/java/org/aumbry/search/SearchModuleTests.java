package org.aumbry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Subject;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class SearchModuleTests {

    @Autowired
    private World world;

    @Autowired
    private Search search;

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
    private OutboxStore outbox;

    @Autowired
    private IndexStore indexStore;

    @Autowired
    private Journal journal;

    private Person ana;
    private Person bo;
    private AccessClass mine;
    private String word;

    @BeforeEach
    void aClassOfAnas() {
        ana = world.ana();
        bo = world.bo();
        mine = classOf(ana);
        word = "w" + UUID.randomUUID().toString().replace("-", "");
    }

    private AccessClass classOf(Person owner) {
        var specs = List.of(GrantSpec.allow(Subject.user(owner.id()), EnumSet.allOf(Permission.class)));
        return world.as(owner, who -> grants.createRoot(who, new ObjectRef("space", UUID.randomUUID()), specs));
    }

    private SearchDocument put(Person who, AccessClass accessClass, String title, String text) {
        return put(who, thing(UUID.randomUUID(), accessClass, title, text));
    }

    private SearchDocument put(Person who, SearchDocument thing) {
        inTransaction(who, () -> {
            things.here().put(thing.id(), thing);
            index.touch(Things.KIND, thing.id());
        });
        return thing;
    }

    private static SearchDocument thing(UUID id, AccessClass accessClass, String title, String text) {
        return new SearchDocument(
                Things.KIND, id, id, 1, accessClass, title, "", text, List.of(), List.of(), null, TestIndexes.OWNER,
                TestIndexes.CHANGED, "en", "text");
    }

    private void inTransaction(Person who, Runnable work) {
        world.in(who.tenant(), () -> {
            transaction.executeWithoutResult(status -> work.run());
            return true;
        });
    }

    private int count(Person who, String typed) {
        return world.as(who, principal -> search.find(principal, Question.of(typed))).total();
    }

    private List<Hit> suggested(Person who, String typed) {
        return world.as(who, principal -> search.suggest(principal, typed, 10));
    }

    @Test
    void theNextAnswerHasEveryCommittedChangeAndNoOther() {
        var thing = put(ana, mine, "Plan", word);
        assertThat(count(ana, word)).isEqualTo(1);

        var other = UUID.randomUUID();
        world.in(ana.tenant(), () -> transaction.execute(status -> {
            index.touch(Things.KIND, other);
            things.here().put(other, thing(other, mine, "Plan", word));
            assertThat(count(ana, word)).isEqualTo(1);
            things.here().remove(other);
            status.setRollbackOnly();
            return true;
        }));
        assertThat(count(ana, word)).isEqualTo(1);

        inTransaction(ana, () -> {
            things.here().remove(thing.id());
            index.touch(Things.KIND, thing.id());
        });
        assertThat(count(ana, word)).isZero();
    }

    @Test
    void onlyThoseWithTheClassFindIt() {
        put(ana, mine, "Plan " + word, word);
        assertThat(count(ana, word)).isEqualTo(1);
        assertThat(count(bo, word)).isZero();
        assertThat(count(world.cy(), word)).isZero();
        assertThat(count(world.dee(), word)).isZero();

        var grant = world.as(ana, who -> grants.grant(
                who, mine, GrantSpec.allow(Subject.user(bo.id()), EnumSet.of(Permission.VIEW))));
        assertThat(count(bo, word)).isEqualTo(1);
        assertThat(suggested(bo, "Plan " + word)).isNotEmpty();
        world.as(ana, who -> {
            grants.revoke(who, grant);
            return true;
        });
        assertThat(count(bo, word)).isZero();
        assertThat(suggested(bo, "Plan " + word)).isEmpty();
    }

    @Test
    void aMoveToAnotherClassHoldsAtOnceAndReadsNoWords() {
        var moved = IntStream.range(0, 250).mapToObj(i -> put(ana, mine, "Plan " + i, word)).toList();
        assertThat(count(ana, word)).isEqualTo(250);
        var hidden = classOf(bo);
        var before = things.loads.get();

        inTransaction(ana, () -> {
            moved.forEach(thing -> things.here().put(thing.id(), TestIndexes.withClass(thing, hidden)));
            index.reclassed(Things.KIND, moved.stream().map(SearchDocument::id).toList());
        });

        assertThat(count(ana, word)).isZero();
        assertThat(count(bo, word)).isEqualTo(250);
        assertThat(things.loads.get()).isEqualTo(before);
        assertThat(world.as(bo, who -> search.find(who, Question.of(word))).hits().getFirst().what().accessClass())
                .isEqualTo(hidden);
    }

    /** Numbers are drawn in one order and committed in the other; the late one must not be passed over. */
    @Test
    void aChangeThatCommitsLateIsNotMissed() throws InterruptedException {
        var drawn = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var late = UUID.randomUUID();
        var slow = Thread.ofVirtual().start(() -> inTransaction(ana, () -> {
            index.touch(Things.KIND, late);
            drawn.countDown();
            try {
                goOn.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            things.here().put(late, thing(late, mine, "Late", word));
        }));
        drawn.await();
        put(ana, mine, "Early", word);
        assertThat(count(ana, word)).isEqualTo(1);
        goOn.countDown();
        slow.join();
        assertThat(count(ana, word)).isEqualTo(2);
    }

    @Test
    void changesNotYetCommittedToTheIndexAreTakenInAgainAfterACrash() {
        put(ana, mine, "Plan", word);
        assertThat(count(ana, word)).isEqualTo(1);
        world.in(ana.tenant(), () -> indexes.use(live -> {
            live.index().close();
            return true;
        }));
        assertThat(count(ana, word)).isEqualTo(1);
    }

    @Test
    void theOutboxEmptiesOnceTheIndexIsDurable() {
        put(ana, mine, "Plan", word);
        assertThat(count(ana, word)).isEqualTo(1);
        var left = world.in(ana.tenant(), () -> {
            indexes.use(live -> {
                live.commitAfter(Duration.ZERO);
                return true;
            });
            return transaction.execute(
                    status -> outbox.pending(indexStore.find().orElseThrow().id(), List.of(), 10).orElseThrow());
        });
        assertThat(left).isEmpty();
    }

    @Test
    void everyQuestionIsInTheJournal() {
        put(ana, mine, "Plan", word);
        count(ana, word);
        suggested(ana, "pla");
        var entries = world.in(ana.tenant(), () -> journal.ofUser(
                ana.id(), JournalCursor.newest(), 20));
        assertThat(entries).anySatisfy(entry -> {
            assertThat(entry.verb()).isEqualTo("search");
            assertThat(entry.details()).containsEntry("query", word).containsEntry("hits", "1");
        });
        assertThat(entries).anySatisfy(entry -> assertThat(entry.verb()).isEqualTo("search.suggest"));
    }
}
