package org.aumbry.continuity;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.aumbry.blobs.BlobPlaces;
import org.aumbry.custody.Custody;
import org.aumbry.data.Nodes;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.networks.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Where everything of a network lies, how many copies there are, who holds the keys, and what of that is not well. */
@Service
public class StorageStanding {

    private final ArchiveConsole console;
    private final ArchiveSettings settings;
    private final BlobPlaces blobs;
    private final Nodes nodes;
    private final Custody custody;
    private final Networks networks;
    private final Journal journal;

    StorageStanding(
            ArchiveConsole console,
            ArchiveSettings settings,
            BlobPlaces blobs,
            Nodes nodes,
            Custody custody,
            Networks networks,
            Journal journal) {
        this.console = console;
        this.settings = settings;
        this.blobs = blobs;
        this.nodes = nodes;
        this.custody = custody;
        this.networks = networks;
        this.journal = journal;
    }

    /** What can be wrong, the gravest first. */
    public enum Fault {
        FILES_SHORT,
        PLACE_AWAY,
        COPIES_TOGETHER,
        KEYS_SILENT,
        NOT_ARCHIVED,
        NOTHING_YET,
        LATE,
        LOCATION_FAILS,
        FEW_COPIES,
        PROOF_FAILED,
        NOT_PROVEN,
        KEYS_DUE;

        /** As sent. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The archive in short.
     *
     * @param exposed how much of the newest work a lost machine would take with it; null when nothing is archived
     * @param copies how many copies the part with the fewest has
     * @param places in how many places they are
     * @param proven the newest restore that was tried and gave the same
     */
    public record Archived(
            boolean on,
            @Nullable Duration exposed,
            int copies,
            int places,
            List<ArchiveConsole.Place> locations,
            Optional<ProvenRestore> proven) {}

    /**
     * Everything.
     *
     * @param nodes how many programs serve the installation; empty when the database does not say
     * @param keysDue when the network's own key has to be changed
     */
    public record Overview(
            Set<Fault> faults,
            Archived archived,
            BlobPlaces.Standing blobs,
            List<BlobPlaces.Place> places,
            OptionalInt nodes,
            Custody.Hierarchy keys,
            Instant keysDue) {}

    /** For administrators. */
    public Overview overview(Principal who) {
        networks.requireAdministrator(who, "storage.read");
        journal.observe(who, "storage.read", new ObjectRef("network", who.tenant().value()));
        var standing = console.standing();
        var drills = console.drills(1000);
        var archived = new Archived(
                console.on(),
                standing.map(seen -> seen.exposed(console.now())).orElse(null),
                standing.map(ArchiveStanding::fewestCopies).orElse(0),
                standing.map(ArchiveStanding::fewestPlaces).orElse(0),
                console.places(),
                drills.stream().filter(ProvenRestore::holds).findFirst());
        var hierarchy = custody.hierarchy(who);
        var counted = blobs.standing();
        var places = blobs.all();
        var faults = EnumSet.noneOf(Fault.class);
        faults.addAll(StorageRules.ofArchive(archived, standing, drills, settings, console.now()));
        if (counted.tooFew() > 0) {
            faults.add(Fault.FILES_SHORT);
        }
        if (places.stream().anyMatch(BlobPlaces.Place::away)) {
            faults.add(Fault.PLACE_AWAY);
        }
        if (blobs.mayFailTogether() || console.mayFailTogether()) {
            faults.add(Fault.COPIES_TOGETHER);
        }
        if (!hierarchy.kms().answers()) {
            faults.add(Fault.KEYS_SILENT);
        }
        if (custody.over(hierarchy.ownDue())) {
            faults.add(Fault.KEYS_DUE);
        }
        var others = nodes.others();
        return new Overview(
                faults, archived, counted, places,
                others.isPresent() ? OptionalInt.of(others.getAsInt() + 1) : others, hierarchy, hierarchy.ownDue());
    }
}
