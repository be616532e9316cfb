package org.aumbry.search;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.access.GrantSpec;
import org.aumbry.access.Grants;
import org.aumbry.access.Subject;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.aumbry.data.DataFolder;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.TestClock;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** The index on disk: damaged, lost, rolled back, idle, and searched for planted words. */
@AumbryTest
class IndexOnDiskTests {

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
    private DataFolder data;

    @Autowired
    private IndexStore store;

    @Autowired
    private Intake intake;

    @Autowired
    private IndexKeys keys;

    @Autowired
    private TenantScope scope;

    private String word;

    @TempDir
    private Path folder;

    @BeforeEach
    void aWordOfItsOwn() {
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

    @Test
    void aDamagedLostOrOldIndexIsBuiltAnewByItself() throws IOException {
        var max = world.network("Damage " + word, "Max Maier", "max" + word + "@damage.example");
        var his = classOf(max);
        var folder = data.folder("index").resolve(max.tenant().toString());
        put(max, his, "Plan", word);
        assertThat(count(max, word)).isEqualTo(1);
        var first = closeAndIdentify(max);
        var old = copy(folder);

        for (var file : files(folder)) {
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        assertThat(count(max, word)).isEqualTo(1);
        var second = closeAndIdentify(max);
        assertThat(second).isNotEqualTo(first);

        for (var file : files(folder)) {
            Files.delete(file);
        }
        assertThat(count(max, word)).isEqualTo(1);
        var third = closeAndIdentify(max);
        assertThat(third).isNotEqualTo(second);

        for (var file : files(folder)) {
            Files.delete(file);
        }
        for (var file : files(old)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        assertThat(count(max, word)).isEqualTo(1);
        assertThat(closeAndIdentify(max)).isNotEqualTo(third);
    }

    @Test
    void anOlderStateOfTheSameIndexIsNotTrusted() throws IOException {
        var max = world.network("Old " + word, "Max Maier", "old" + word + "@damage.example");
        var his = classOf(max);
        var folder = data.folder("index").resolve(max.tenant().toString());
        put(max, his, "Plan", word);
        closeAndIdentify(max);
        var old = copy(folder);
        for (var i = 0; i < 3; i++) {
            put(max, his, "More", word);
            assertThat(count(max, word)).isEqualTo(i + 2);
            closeAndIdentify(max);
        }
        for (var file : files(folder)) {
            Files.delete(file);
        }
        for (var file : files(old)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        assertThat(count(max, word)).isEqualTo(4);
    }

    /** Commits and closes the tenant's index, as after a long idle time; tells which index it was. */
    private UUID closeAndIdentify(Person who) {
        return world.in(who.tenant(), () -> {
            indexes.use(live -> {
                live.commitAfter(Duration.ZERO);
                live.index().close();
                return true;
            });
            return transaction.execute(status -> store.find().orElseThrow().id());
        });
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private static Path copy(Path folder) throws IOException {
        var copy = Files.createTempDirectory("index");
        for (var file : files(folder)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }

    @Test
    void anIndexNobodyAsksIsClosedAndOpensAgain() {
        var kim = world.network("Idle " + word, "Kim Kern", "kim" + word + "@idle.example");
        var clock = new TestClock();
        var settings = new SearchSettings(DataSize.ofMegabytes(1), 2, Duration.ofMinutes(5), Duration.ofSeconds(3));
        var own = new Indexes(data, keys, intake, scope, new Randomness(), clock, settings);
        world.in(kim.tenant(), () -> own.use(live -> live.index().size()));
        own.tidy();
        assertThat(own.openCount()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(6));
        own.tidy();
        assertThat(own.openCount()).isZero();
        int size = world.in(kim.tenant(), () -> own.use(live -> live.index().size()));
        assertThat(size).isZero();
        own.closeAll();
        assertThat(own.openCount()).isZero();
    }

    @Test
    void notMoreIndexesStayOpenThanAllowed() {
        var clock = new TestClock();
        var settings = new SearchSettings(DataSize.ofMegabytes(1), 2, Duration.ofHours(5), Duration.ofSeconds(3));
        var own = new Indexes(data, keys, intake, scope, new Randomness(), clock, settings);
        for (var i = 0; i < 4; i++) {
            var kim = world.network("Many " + word + i, "Kim Kern", "kim" + i + word + "@many.example");
            world.in(kim.tenant(), () -> own.use(live -> live.index().size()));
            clock.advance(Duration.ofSeconds(1));
        }
        own.tidy();
        assertThat(own.openCount()).isEqualTo(2);
        own.closeAll();
    }

    @Test
    void noPlantedWordStandsOnDisk() throws IOException {
        var canary = "Canary" + word;
        put(world.ana(), classOf(world.ana()), canary + " title", "text with " + canary + " in it");
        assertThat(count(world.ana(), canary)).isEqualTo(1);
        world.in(world.acme(), () -> indexes.use(live -> {
            live.commitAfter(Duration.ZERO);
            return true;
        }));
        var folder = data.folder("index").resolve(world.acme().toString());
        assertThat(files(folder)).isNotEmpty();
        for (var file : files(folder)) {
            var bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
            for (var encoding : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
                for (var form : List.of(canary, canary.toLowerCase(java.util.Locale.ROOT))) {
                    var planted = new String(form.getBytes(encoding), java.nio.charset.StandardCharsets.ISO_8859_1);
                    assertThat(bytes).doesNotContain(planted);
                }
            }
            assertThat(file.getFileName().toString().toLowerCase(java.util.Locale.ROOT)).doesNotContain(word);
        }
    }

    @Test
    void anInterruptedBuildingGoesOnWhereItWas() {
        var kim = world.network("Building " + word, "Kim Kern", "build" + word + "@build.example");
        world.in(kim.tenant(), () -> {
            for (var i = 0; i < 250; i++) {
                var id = UUID.randomUUID();
                things.here().put(id, thing(id, new AccessClass(1), "Thing", word));
            }
            var id = UUID.randomUUID();
            var first = live(id, 0);
            run(() -> first.build(Duration.ofNanos(1)));
            assertThat(first.isBuilt()).isFalse();
            assertThat(first.remaining()).isEqualTo(150);
            run(first::commitNow);
            run(() -> first.index().close());

            var loads = things.loads.get();
            var second = live(id, 1);
            assertThat(second.isBuilt()).isFalse();
            run(() -> second.build(Duration.ofMinutes(1)));
            assertThat(second.isBuilt()).isTrue();
            assertThat(second.remaining()).isZero();
            assertThat(second.index().size()).isEqualTo(250);
            assertThat(things.loads.get() - loads).isEqualTo(150);
            run(() -> second.index().close());
            return true;
        });
    }

    private LiveIndex live(UUID id, long commits) {
        try {
            var key = SealingKey.copyOf(new byte[SealingKey.KEY_BYTES], RawKeyAccess.because("test"));
            var directory = new SealedDirectory(folder, key, new Randomness(), new PageCache(1 << 20));
            return new LiveIndex(
                    new IndexKeys.Held(id, commits, key), new TenantIndex(directory), intake, new TestClock());
        } catch (IOException | LiveIndex.IndexUnusable failed) {
            throw new AssertionError(failed);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Nobody asks; the outbox empties all the same. */
    @Test
    void changesAreTakenInWhileNobodyAsks() {
        var kim = world.network("Quiet " + word, "Kim Kern", "quiet" + word + "@quiet.example");
        put(kim, new AccessClass(1), "Thing", word);
        var until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (world.in(kim.tenant(), intake::anythingPending)) {
            assertThat(System.nanoTime()).as("the outbox did not empty by itself").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
