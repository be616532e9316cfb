package org.aumbry.continuity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with an archive. */
final class StorageRules {

    private StorageRules() {}

    /** @param drills restores that were tried, the newest first */
    static List<StorageStanding.Fault> ofArchive(
            StorageStanding.Archived archived,
            Optional<ArchiveStanding> standing,
            List<ProvenRestore> drills,
            ArchiveSettings settings,
            Instant now) {
        if (!archived.on()) {
            return List.of(StorageStanding.Fault.NOT_ARCHIVED);
        }
        var exposed = archived.exposed();
        if (exposed == null) {
            return List.of(StorageStanding.Fault.NOTHING_YET);
        }
        var faults = new ArrayList<StorageStanding.Fault>();
        if (exposed.compareTo(settings.alarmAfter()) > 0) {
            faults.add(StorageStanding.Fault.LATE);
        }
        if (standing.map(seen -> !seen.troubles().isEmpty()).orElse(false)) {
            faults.add(StorageStanding.Fault.LOCATION_FAILS);
        }
        if (archived.copies() < settings.copies() || archived.places() < settings.places()) {
            faults.add(StorageStanding.Fault.FEW_COPIES);
        }
        if (drills.stream().findFirst().map(newest -> !newest.holds()).orElse(false)) {
            faults.add(StorageStanding.Fault.PROOF_FAILED);
        }
        var limit = now.minus(settings.drillEvery().plus(settings.every()));
        if (archived.proven().map(proven -> proven.begunAt().isBefore(limit)).orElse(true)) {
            faults.add(StorageStanding.Fault.NOT_PROVEN);
        }
        return faults;
    }
}
