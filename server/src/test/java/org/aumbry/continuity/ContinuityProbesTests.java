package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContinuityProbesTests {

    private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ArchiveSettings on =
            settings(List.of(new ArchiveSettings.Location("a", "b", Path.of("/x"), null, false)), 90);
    private final ArchiveSettings off = settings(List.of(), 90);

    @Test
    void theNewestCopyMayBeAMinuteOld() {
        assertThat(lag(NOW.minusSeconds(59), "").look().holds()).isTrue();
        assertThat(lag(NOW.minusSeconds(61), "").look().holds()).isFalse();
        assertThat(lag(null, "").look().holds()).isFalse();
        assertThat(new LagProbe(true, Duration.ofSeconds(60), Optional::empty, clock).look().holds()).isFalse();
        assertThat(new LagProbe(false, Duration.ofSeconds(60), Optional::empty, clock).look().holds()).isFalse();
    }

    private LagProbe lag(@Nullable Instant caughtUp, String troubles) {
        return new LagProbe(true, Duration.ofSeconds(60), () -> Optional.of(standing(caughtUp, 3, 2, troubles)), clock);
    }

    /** Read anew each time, a row's key is another array; a backup a day must not become one after the other. */
    @Test
    void aBaseBackupIsDueWhenThereIsNoneOrItsDayIsOverOrAnotherIsHalfMade() {
        var day = Duration.ofDays(1);
        var id = UUID.randomUUID();
        var once = Optional.of(row(id, NOW.minus(Duration.ofHours(1))));
        assertThat(Archiver.baseDue(once, Optional.of(row(id, NOW.minus(Duration.ofHours(1)))), day, NOW)).isFalse();
        assertThat(Archiver.baseDue(Optional.empty(), Optional.empty(), day, NOW)).isTrue();
        assertThat(Archiver.baseDue(Optional.of(row(UUID.randomUUID(), NOW)), once, day, NOW)).as("half").isTrue();
        assertThat(Archiver.baseDue(once, once, Duration.ofMinutes(59), NOW)).as("its time is over").isTrue();
    }

    private static ArchiveStore.Row row(UUID id, Instant begun) {
        return new ArchiveStore.Row(id, begun, 1, 0, begun, 1L, 5, 100, null, new byte[] {1, 2});
    }

    @Test
    void twoServersAreWanted() {
        assertThat(new NodesProbe(() -> OptionalInt.of(1)).look().holds()).isTrue();
        assertThat(new NodesProbe(() -> OptionalInt.of(0)).look().holds()).isFalse();
        assertThat(new NodesProbe(OptionalInt::empty).look().holds()).isFalse();
    }

    @Test
    void threeCopiesInTwoPlacesAreWanted() {
        assertThat(copies(on, 3, 2, "").look().holds()).isTrue();
        assertThat(copies(on, 2, 2, "").look().holds()).isFalse();
        assertThat(copies(on, 3, 1, "").look().holds()).isFalse();
        assertThat(copies(on, 3, 2, "attic IOException").look().holds()).isFalse();
        assertThat(copies(off, 3, 2, "").look().holds()).isFalse();
        assertThat(new CopiesProbe(on, Optional::empty).look().holds()).isFalse();
    }

    private static CopiesProbe copies(ArchiveSettings settings, int copies, int places, String troubles) {
        return new CopiesProbe(settings, () -> Optional.of(standing(NOW, copies, places, troubles)));
    }

    @Test
    void noTwoLocationsMayBeLostTogether() {
        assertThat(new ArchiveApartProbe(List::of).look().holds()).isTrue();
        assertThat(new ArchiveApartProbe(() -> List.of("places 1 and 2 share the rack r1")).look().holds()).isFalse();
    }

    @Test
    void aRestoreMustHaveBeenTriedLatelyAndGivenTheSame() {
        assertThat(new ProvenProbe(on, List::of, clock).look().holds()).isFalse();
        assertThat(proven(NOW.minus(Duration.ofDays(7)), true).look().holds()).isTrue();
        assertThat(proven(NOW.minus(Duration.ofDays(8)), true).look().holds()).isFalse();
        assertThat(proven(NOW.minus(Duration.ofDays(1)), false).look().holds()).isFalse();
    }

    private ProvenProbe proven(Instant at, boolean holds) {
        var drill = new ProvenRestore(UUID.randomUUID(), UUID.randomUUID(), at, Duration.ofSeconds(3), holds, "");
        return new ProvenProbe(on, () -> List.of(drill), clock);
    }

    @Test
    void anEmptyMachineNeedsAProvenRestoreAndThePaper() {
        var lately = proven(NOW.minus(Duration.ofDays(1)), true);
        assertThat(new ColdStartProbe(lately, () -> false).look().holds()).isTrue();
        assertThat(new ColdStartProbe(lately, () -> true).look().holds()).as("never typed in").isFalse();
        assertThat(new ColdStartProbe(proven(NOW.minus(Duration.ofDays(1)), false), () -> false).look().holds())
                .isFalse();
        assertThat(new ColdStartProbe(proven(NOW.minus(Duration.ofDays(9)), true), () -> false).look().holds())
                .isFalse();
    }

    @Test
    void aFollowerIsAsFarBehindAsTheOldestPlaceItLacks() {
        var meter = new LagMeter();
        assertThat(meter.measure(NOW, 100, List.of())).isEmpty();
        assertThat(behind(meter, 0, 100, 100)).isZero();
        assertThat(behind(meter, 5, 200, 100)).as("written just now").isZero();
        assertThat(behind(meter, 10, 300, 100)).isEqualTo(Duration.ofSeconds(5));
        assertThat(behind(meter, 15, 300, 200)).isEqualTo(Duration.ofSeconds(5));
        assertThat(behind(meter, 20, 300, 300)).isZero();
        assertThat(behind(meter, 3_600, 300, 300)).as("nothing to follow").isZero();
        assertThat(meter.measure(NOW, 400, List.of(
                        new LagMeter.Follower("near", 400), new LagMeter.Follower("far", 350))))
                .extracting(LagMeter.Lag::bytes).containsExactly(0L, 50L);
    }

    private static Duration behind(LagMeter meter, int seconds, long lsn, long replayed) {
        return meter.measure(NOW.plusSeconds(seconds), lsn, List.of(new LagMeter.Follower("second", replayed)))
                .getFirst()
                .behind();
    }

    @Test
    void theKeyMustHaveLeftTheServerAndOldGenerationsMustBeClosed() {
        assertThat(new BackupKeyProbe(on, () -> false, () -> rows(2, 1)).look().holds()).isTrue();
        assertThat(new BackupKeyProbe(on, () -> true, () -> rows(2, 1)).look().holds()).isFalse();
        assertThat(new BackupKeyProbe(on, () -> false, () -> rows(3, 1)).look().holds()).isFalse();
        assertThat(new BackupKeyProbe(off, () -> false, List::of).look().holds()).isFalse();
    }

    @Test
    void noCopyIsOlderThanPromised() {
        assertThat(new MediaExpiryProbe(on, () -> rows(1, 90), clock).look().holds()).isTrue();
        assertThat(new MediaExpiryProbe(on, () -> rows(1, 92), clock).look().holds()).isFalse();
        assertThat(new MediaExpiryProbe(settings(List.of(), 120), List::of, clock).look().holds()).isFalse();
    }

    @Test
    void aLogWithoutAMiddleIsNoLog() {
        var log = new TreeMap<Long, List<String>>(Map.of(
                1L, List.of("g/wal/01"), 2L, List.of("g/wal/02"), 3L, List.of("g/wal/03.0-9")));
        assertThat(new LogChainProbe(on, () -> Map.of("a", log)).look().holds()).isTrue();
        log.put(2L, List.of("g/wal/02.0-9"));
        assertThat(new LogChainProbe(on, () -> Map.of("a", log)).look().holds()).isFalse();
        log.remove(2L);
        assertThat(new LogChainProbe(on, () -> Map.of("a", log)).look().holds()).isFalse();
        assertThat(new LogChainProbe(on, Map::of).look().holds()).isFalse();
        assertThat(new LogChainProbe(on, () -> {
            throw new java.io.IOException("gone");
        }).look().holds()).isFalse();
    }

    private static List<ArchiveStore.Row> rows(int count, int days) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(number -> new ArchiveStore.Row(
                        UUID.randomUUID(), NOW.minus(Duration.ofDays(days)), 1, 0, NOW, 1L, 1, 1, NOW, new byte[1]))
                .toList();
    }

    private static ArchiveStanding standing(@Nullable Instant caughtUp, int copies, int places, String troubles) {
        return new ArchiveStanding(NOW, caughtUp, 1, NOW, 10, copies, places, 0, NOW, troubles);
    }

    private static ArchiveSettings settings(List<ArchiveSettings.Location> locations, int mediaDays) {
        return new ArchiveSettings(locations, 3, 2, Duration.ofSeconds(2), Duration.ofDays(1), Duration.ofDays(30),
                Duration.ofDays(mediaDays), Duration.ofDays(7), Duration.ofSeconds(60), 65536, null);
    }
}
