package org.aumbry.continuity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The archive for administrators of a network, whose data is in it with everybody else's. */
@Service
public class Continuity {

    private static final int DRILLS = 20;

    private final ArchiveConsole console;
    private final Networks networks;
    private final Journal journal;

    Continuity(ArchiveConsole console, Networks networks, Journal journal) {
        this.console = console;
        this.networks = networks;
        this.journal = journal;
    }

    /**
     * How the archive is.
     *
     * @param on whether anything is archived at all
     * @param exposed how much of the newest work a lost machine would take with it; null when nothing is archived
     * @param late whether that is more than it may be
     * @param troubled whether a location fails now
     * @param from from when on one can restore; null when one can't
     * @param lastProven the last restore that was tried and gave the same; empty when there was none
     */
    public record Overview(
            boolean on,
            @Nullable Duration exposed,
            boolean late,
            boolean troubled,
            int copies,
            int places,
            @Nullable Instant from,
            Optional<ProvenRestore> lastProven,
            List<ArchiveConsole.Place> locations,
            List<ArchiveConsole.Kept> generations,
            List<ProvenRestore> drills) {}

    public Overview overview(Principal who) {
        networks.requireAdministrator(who, "backup.read");
        journal.observe(who, "backup.read", new ObjectRef("network", who.tenant().value()));
        var standing = console.standing();
        var exposed = standing.map(seen -> seen.exposed(console.now())).orElse(null);
        var drills = console.drills(DRILLS);
        var generations = console.generations();
        return new Overview(
                console.on(),
                exposed,
                exposed == null || exposed.compareTo(console.alarmAfter()) > 0,
                standing.map(seen -> !seen.troubles().isEmpty()).orElse(false),
                standing.map(ArchiveStanding::fewestCopies).orElse(0),
                standing.map(ArchiveStanding::fewestPlaces).orElse(0),
                generations.stream()
                        .map(ArchiveConsole.Kept::endedAt)
                        .filter(java.util.Objects::nonNull)
                        .min(java.util.Comparator.naturalOrder())
                        .orElse(null),
                drills.stream().filter(ProvenRestore::holds).findFirst(),
                console.places(),
                generations,
                drills);
    }
}
