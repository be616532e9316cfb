package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.continuity.StorageStanding.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StorageRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void aSoundArchiveHasNoFault() {
        assertThat(faults(archived(Duration.ofSeconds(2), 3, 2, NOW), "", true)).isEmpty();
    }

    @Test
    void eachFaultIsNamed() {
        assertThat(StorageRules.ofArchive(
                        new StorageStanding.Archived(false, null, 0, 0, List.of(), Optional.empty()),
                        Optional.empty(), List.of(), settings(), NOW))
                .containsExactly(Fault.NOT_ARCHIVED);
        assertThat(faults(archived(null, 0, 0, NOW), "", true)).containsExactly(Fault.NOTHING_YET);
        assertThat(faults(archived(Duration.ofSeconds(61), 3, 2, NOW), "", true))
                .containsExactly(Fault.LATE);
        assertThat(faults(archived(Duration.ofSeconds(60), 3, 2, NOW), "attic NoSuchFile", true))
                .containsExactly(Fault.LOCATION_FAILS);
        assertThat(faults(archived(Duration.ZERO, 2, 2, NOW), "", true)).containsExactly(Fault.FEW_COPIES);
        assertThat(faults(archived(Duration.ZERO, 3, 1, NOW), "", true)).containsExactly(Fault.FEW_COPIES);
        assertThat(faults(archived(Duration.ZERO, 3, 2, NOW), "", false))
                .containsExactly(Fault.PROOF_FAILED);
        assertThat(faults(archived(Duration.ZERO, 3, 2, NOW.minus(Duration.ofDays(9))), "", true))
                .containsExactly(Fault.NOT_PROVEN);
        assertThat(faults(archived(Duration.ZERO, 3, 2, null), "", true)).containsExactly(Fault.NOT_PROVEN);
    }

    private static List<Fault> faults(StorageStanding.Archived archived, String troubles, boolean newestHolds) {
        var standing = new ArchiveStanding(NOW, NOW, 1, NOW, 1, 3, 2, 0, NOW, troubles);
        return StorageRules.ofArchive(
                archived, Optional.of(standing), List.of(drill(NOW, newestHolds)), settings(), NOW);
    }

    private static StorageStanding.Archived archived(
            @Nullable Duration exposed, int copies, int places, @Nullable Instant proven) {
        return new StorageStanding.Archived(
                true, exposed, copies, places, List.of(),
                Optional.ofNullable(proven).map(at -> drill(at, true)));
    }

    private static ProvenRestore drill(Instant at, boolean holds) {
        return new ProvenRestore(UUID.randomUUID(), UUID.randomUUID(), at, Duration.ofSeconds(9), holds, "signed");
    }

    private static ArchiveSettings settings() {
        return new ArchiveSettings(
                List.of(new ArchiveSettings.Location("a", "b", Path.of("/x"), null, false)), 3, 2,
                Duration.ofSeconds(2), Duration.ofDays(1), Duration.ofDays(30), Duration.ofDays(90),
                Duration.ofDays(7), Duration.ofSeconds(60), 1024, null);
    }
}
