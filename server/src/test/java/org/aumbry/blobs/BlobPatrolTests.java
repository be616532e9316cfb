package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.KeyRing;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.data.Turns;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.TenantId;
import org.aumbry.testing.GroundTest;
import org.aumbry.testing.TestClock;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Three directories with a copy each: what is lost there heals, is seen while it is not healed, and costs no more. */
@GroundTest
class BlobPatrolTests {

    @Autowired
    private TenantScope scope;

    @Autowired
    private Tenants tenants;

    @Autowired
    private KeyRing keys;

    @Autowired
    private BlobRowStore rows;

    @Autowired
    private ScrubPassStore passes;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Ids ids;

    @Autowired
    private Turns turns;

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final DamageReports reports = new DamageReports();
    private final FailingDisk disk = new FailingDisk(new RealDisk());
    private List<Path> directories;
    private CopiedStore store;
    private Blobs blobs;
    private BlobScrub scrub;
    private BlobPatrol patrol;
    private BlobCensus census;
    private Probe probe;
    private TenantId acme;

    @BeforeEach
    void prepare() {
        directories = List.of(folder.resolve("one"), folder.resolve("two"), folder.resolve("three"));
        var settings = BlobFixture.settings(directories);
        store = new CopiedStore(BlobFixture.places(disk, directories), 2, disk, clock);
        store.look();
        store.takeChange();
        var uploads = new Uploads(new StagingArea(directories, disk, keys, new Randomness()), store, settings);
        var tools = new BlobTools(clock, ids, reports, transaction, new Randomness());
        blobs = new Blobs(keys, uploads, store, rows, tools);
        scrub = new BlobScrub(blobs, store, rows, reports, transaction, clock);
        patrol = new BlobPatrol(scrub, store, passes, settings, transaction, clock);
        census = new BlobCensus(scope, store, rows, transaction);
        probe = new BlobCopiesProbe(store, rows, passes, settings, transaction, clock);
        acme = tenants.create(new TenantId(UUID.randomUUID())).id();
    }

    @Test
    void aLostDirectoryIsNoticedIsRedAndHealsByItself() throws IOException {
        var kept = List.of(put(1_000), put(70_000), put(0));
        assertThat(look().holds()).isTrue();
        TestDataFolder.delete(directories.get(1));

        store.look();
        assertThat(store.takeChange()).as("a place begun anew is news").isTrue();
        assertThat(in(this::count)).isEqualTo(3);
        assertThat(look().holds()).isFalse();
        assertThat(look().observed()).contains("3 blobs, each to lie in 3 places: 3 lie in fewer");

        assertThat(in(() -> patrol.mend(budget(10_000_000)))).isEqualTo(3);
        assertThat(look().holds()).isTrue();
        for (var id : kept) {
            assertThat(Files.mismatch(path(id, 0), path(id, 1))).isEqualTo(-1);
        }
    }

    @Test
    void aBlobWrittenWhileAPlaceWasAwayGetsItsCopyAfterwards() {
        disk.fail(directories.get(2), "Input/output error");
        var id = put(5_000);
        assertThat(in(() -> blobs.copies(id))).isEqualTo(2);
        assertThat(look().holds()).isFalse();
        assertThat(look().observed()).contains("1 lie in fewer").contains("1 places don't answer");
        assertThat(in(() -> patrol.mend(budget(1_000_000)))).as("nothing to mend it in").isZero();

        disk.mend();
        store.look();
        assertThat(in(() -> patrol.mend(budget(1_000_000)))).isEqualTo(1);
        assertThat(in(() -> blobs.copies(id))).isEqualTo(3);
        assertThat(look().holds()).isTrue();
    }

    @Test
    void whoeverReadsADamagedCopyGetsAnotherAndHasItMended() throws IOException {
        var id = put(100_000);
        damage(path(id, 0), 90_000);
        assertThat(read(id)).hasSize(100_000);

        var job = new BlobCareJob(
                tenants, scope, turns, new BlobCareJob.Care(store, null, census, patrol, scrub, reports),
                BlobFixture.settings(directories), clock);
        job.patrol();
        assertThat(Files.mismatch(path(id, 0), path(id, 1))).isEqualTo(-1);
        assertThat(reports.takeWaiting()).isEmpty();
    }

    @Test
    void readingGoesOnWhereItStoppedAndCostsWhatItMay() throws IOException {
        for (int i = 0; i < 5; i++) {
            put(65_000);
        }
        damage(path(put(65_000), 2), 300);
        var budget = budget(100_000);
        in(() -> patrol.readOn(budget));
        assertThat(pass().seen()).as("one blob overdraws a second's budget").isEqualTo(1);
        assertThat(pass().endedAt()).isNull();
        in(() -> patrol.readOn(budget));
        assertThat(pass().seen()).as("the debt is paid first").isEqualTo(1);

        for (int i = 0; i < 40 && pass().endedAt() == null; i++) {
            clock.advance(Duration.ofSeconds(1));
            in(() -> patrol.readOn(budget));
        }
        assertThat(pass().seen()).isEqualTo(6);
        assertThat(pass().seenBytes()).isEqualTo(6 * 3 * Chunks.sealedLength(65_000));
        assertThat(pass().damaged()).isEqualTo(1);
        assertThat(pass().mended()).isEqualTo(1);
        assertThat(pass().lost()).isZero();
        assertThat(look().observed()).contains("1 damaged, 1 mended");
        assertThat(in(() -> patrol.readOn(budget))).as("then it rests").isAfter(clock.instant());
    }

    @Test
    void aReadingThatIsOverdueIsRed() {
        put(10);
        in(() -> patrol.readOn(budget(1_000_000)));
        assertThat(look().holds()).isTrue();
        clock.advance(Duration.ofDays(16));
        assertThat(look().holds()).isFalse();
    }

    @Test
    void whileAPlaceIsAwayNothingIsCountedAndNothingCalledDamaged() {
        put(1_000);
        disk.fail(directories.get(0), "Input/output error");
        store.look();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> in(this::count));
        assertThat(in(() -> scrub.scrub(10))).isEqualTo(new BlobScrub.Report(1, 0, 0, 0, 0));
        disk.mend();
        store.look();
        assertThat(look().holds()).as("what the place has was not forgotten").isTrue();
    }

    @Test
    void oneOfSeveralNodesHasTheTurn() {
        var work = "test." + UUID.randomUUID();
        assertThat(turns.take(work, Duration.ofMinutes(1))).isTrue();
        assertThat(turns.take(work, Duration.ofMinutes(1))).as("and keeps it").isTrue();
    }

    @Test
    void fewPlacesOrOneLocationIsSaid() {
        var three = new BlobLocationsProbe(store).look();
        assertThat(three.holds()).as(three.observed()).isTrue();
        disk.fail(directories.get(0), "Input/output error");
        store.look();
        assertThat(new BlobLocationsProbe(store).look().holds()).isFalse();
    }

    private ScrubPass pass() {
        return in(() -> transaction.execute(running -> passes.newest().orElseThrow()));
    }

    private int count() {
        try {
            return census.count();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    private ScrubBudget budget(long bytesPerSecond) {
        var budget = new ScrubBudget(bytesPerSecond, clock);
        clock.advance(Duration.ofSeconds(1));
        return budget;
    }

    private BlobId put(int size) {
        return in(() -> blobs.put(KeyScope.CONTENT, new ByteArrayInputStream(new byte[size]))).id();
    }

    private byte[] read(BlobId id) {
        return in(() -> {
            try (var opened = blobs.open(id); var in = opened.stream()) {
                return in.readAllBytes();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private Path path(BlobId id, int copy) {
        var name = new BlobName(acme, id.value());
        return directories.get(copy).resolve(acme.toString()).resolve(name.shelf()).resolve(id.toString());
    }

    private static void damage(Path file, int at) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private Probe.Result look() {
        return in(probe::look);
    }

    private <T> T in(Supplier<T> work) {
        return scope.call(acme, work);
    }
}
