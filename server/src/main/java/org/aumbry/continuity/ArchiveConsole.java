package org.aumbry.continuity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Secret;
import org.aumbry.data.Placement;
import org.aumbry.data.Topology;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The archive for whoever stands at the machine: how it is, and asking the running server for more. */
@Component
public class ArchiveConsole {

    private static final Duration AWAY = Duration.ofMinutes(10);

    private final ArchiveSettings settings;
    private final ArchiveStore store;
    private final ArchiveStateStore state;
    private final BackupCustody custody;
    private final Ids ids;
    private final Topology topology;
    private final Clock clock;

    ArchiveConsole(
            ArchiveSettings settings,
            ArchiveStore store,
            ArchiveStateStore state,
            BackupCustody custody,
            Ids ids,
            Topology topology,
            Clock clock) {
        Placement.require(
                topology, Topology.Kind.ARCHIVE,
                settings.wanted().stream().map(ArchiveSettings.Location::name).toList(),
                "aumbry.archive.locations");
        this.settings = settings;
        this.topology = topology;
        this.store = store;
        this.state = state;
        this.custody = custody;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One generation for people.
     *
     * @param endedAt from when on one can restore; null while its base backup is being made
     * @param provenAt when it was restored and was the same; null until then
     */
    public record Kept(
            UUID id, Instant begunAt, @Nullable Instant endedAt, long sizeBytes, @Nullable Instant provenAt) {}

    /** A location for people. @param labels what it fails with, as far as the topology says */
    public record Place(String name, String place, boolean writeOnce, Map<Topology.Domain, String> labels) {}

    public boolean on() {
        return settings.on();
    }

    public List<Place> places() {
        return settings.wanted().stream()
                .map(each -> new Place(
                        each.name(), each.place(), each.writeOnce(),
                        topology.labels(Topology.Kind.ARCHIVE, each.name())))
                .toList();
    }

    /** What is wrong with how the locations are kept apart, each in a few words; empty when no two fail together. */
    public List<String> together() {
        var locations = settings.wanted().stream()
                .map(each -> new Placement.Place(each.name(), each.device()))
                .toList();
        return Placement.faults(topology, Topology.Kind.ARCHIVE, locations);
    }

    /** Whether copies are to be kept apart and are not. */
    public boolean mayFailTogether() {
        return settings.on() && !topology.apart().isEmpty() && !together().isEmpty();
    }

    public Optional<ArchiveStanding> standing() {
        return state.read();
    }

    /** Whether a server has worked at the archive lately; it says so every few seconds, a base backup beside. */
    public boolean atWork() {
        return standing().map(seen -> seen.seenAt().isAfter(clock.instant().minus(AWAY))).orElse(false);
    }

    /** How old the newest copy may be before it is an alarm. */
    public Duration alarmAfter() {
        return settings.alarmAfter();
    }

    public Duration drillEvery() {
        return settings.drillEvery();
    }

    public Duration keep() {
        return settings.keep();
    }

    /** Newest first. */
    public List<Kept> generations() {
        return store.generations().stream()
                .map(row -> new Kept(row.id(), row.begunAt(), row.endedAt(), row.sizeBytes(), row.provenAt()))
                .toList();
    }

    /** Restores that were tried, newest first. */
    public List<ProvenRestore> drills(int limit) {
        return store.drills(limit);
    }

    /** Asks the running server for a base backup. */
    public UUID orderBase() {
        return order("base");
    }

    /** Asks the running server to restore the newest generation in its sandbox and to compare it. */
    public UUID orderDrill() {
        return order("drill");
    }

    /** Asks the running server for a fresh, proven generation, and to delete all earlier ones. */
    public UUID orderCut() {
        return order("cut");
    }

    private UUID order(String kind) {
        var id = ids.next();
        state.order(id, kind, clock.instant());
        return id;
    }

    /** What came of an order; empty while it is not done. */
    public Optional<String> said(UUID order) {
        return state.said(order);
    }

    /** The sheet with the archive's private key, while the server has it. */
    public Optional<Secret> kit() {
        return custody.kit();
    }

    /** Forgets the private key when the typed sheet shows that it is on paper. */
    public boolean forget(String typed) {
        return custody.held() && custody.forget(typed);
    }

    public String signer() {
        return custody.signer();
    }

    public Instant now() {
        return clock.instant();
    }
}
