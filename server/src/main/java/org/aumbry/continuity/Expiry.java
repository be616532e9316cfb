package org.aumbry.continuity;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * Deletes what nobody needs any more. A generation goes when a newer proven one begins before the time one can restore
 * to; in any case when it is older than the media's expiry and a newer one is proven. The newest proven one always
 * stays.
 */
final class Expiry {

    private final ArchiveSettings settings;
    private final ArchiveStore store;
    private final Copies copies;
    private final BlobCopies blobs;
    private final ArchiveReader reader;
    private final Clock clock;

    Expiry(ArchiveSettings settings, ArchiveStore store, Copies copies, BlobCopies blobs, ArchiveReader reader,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.copies = copies;
        this.blobs = blobs;
        this.reader = reader;
        this.clock = clock;
    }

    /** @return how many generations went */
    int run() throws IOException {
        var all = store.generations();
        var gone = expired(all, clock.instant(), settings.keep(), settings.mediaExpiry());
        for (var generation : gone) {
            delete(generation);
        }
        if (!gone.isEmpty()) {
            forgetBlobs(all.stream().filter(row -> !gone.contains(row) && row.ended()).toList());
        }
        deleteUnlocked(all);
        return gone.size();
    }

    /** Deletes all that were begun before that one. @return how many, and whether a location keeps parts of them */
    Cut before(UUID generation) throws IOException {
        var all = store.generations();
        var begun = all.stream()
                .filter(row -> row.id().equals(generation))
                .map(ArchiveStore.Row::begunAt)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no such generation"));
        var gone = all.stream().filter(row -> row.begunAt().isBefore(begun)).toList();
        for (var each : gone) {
            delete(each);
        }
        forgetBlobs(all.stream().filter(row -> !gone.contains(row) && row.ended()).toList());
        boolean kept = copies.locations().stream().anyMatch(ArchiveLocation::writeOnce);
        return new Cut(gone.size(), kept && !gone.isEmpty());
    }

    /** @param kept whether write-once locations keep parts until their time */
    record Cut(int generations, boolean kept) {}

    /** @param newestFirst every generation that is there */
    static List<ArchiveStore.Row> expired(
            List<ArchiveStore.Row> newestFirst, Instant now, Duration keep, Duration mediaExpiry) {
        var gone = new ArrayList<ArchiveStore.Row>();
        boolean provenInTime = false;
        boolean proven = false;
        for (var row : newestFirst) {
            boolean tooOld = row.begunAt().isBefore(now.minus(mediaExpiry));
            if (provenInTime || proven && tooOld) {
                gone.add(row);
            }
            if (row.provenAt() != null && row.endedAt() != null) {
                proven = true;
                provenInTime |= row.endedAt().isBefore(now.minus(keep));
            }
        }
        return gone;
    }

    private void delete(ArchiveStore.Row generation) throws IOException {
        for (var location : copies.locations()) {
            for (var part : location.list(Generation.FOLDER + generation.id())) {
                boolean locked = location.writeOnce()
                        && part.storedAt().isAfter(clock.instant().minus(settings.mediaExpiry()));
                if (!locked) {
                    location.delete(part.name());
                }
            }
        }
        store.expire(generation.id(), clock.instant());
    }

    /** What a write-once location refused to give up before its time. */
    private void deleteUnlocked(List<ArchiveStore.Row> all) throws IOException {
        var ids = new HashSet<String>();
        all.forEach(row -> ids.add(row.id().toString()));
        for (var location : copies.locations()) {
            if (location.writeOnce()) {
                for (var part : location.list("generations")) {
                    if (!ids.contains(part.name().split("/")[1])
                            && part.storedAt().isBefore(clock.instant().minus(settings.mediaExpiry()))) {
                        location.delete(part.name());
                    }
                }
            }
        }
    }

    /** A blob goes when neither the live store nor any generation that stays has it. */
    private void forgetBlobs(List<ArchiveStore.Row> staying) throws IOException {
        var needed = new HashSet<String>();
        for (var generation : staying) {
            reader.blobs(generation.id()).forEach(blob -> needed.add(blob.name()));
        }
        for (var name : blobs.known().keySet()) {
            if (!needed.contains(name) && !blobs.alive(name)) {
                blobs.forget(name);
            }
        }
    }
}
